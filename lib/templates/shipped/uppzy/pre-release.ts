import { group, itemsBefore, only, type Phase, proved, says, shownBy, work } from '../write-item'

const item = itemsBefore('start')

const runbook = (key: string, text: string, textZh: string, checks: string[], checksZh: string[], acts: string[], actsZh: string[]) =>
  item(key, text, textZh, {
    optional: true,
    ...work('on_call_engineer'),
    ...says(`Check: ${checks.join('; ')}.\nAct: ${acts.join('; ')}.`, `检查：${checksZh.join('；')}。\n处置：${actsZh.join('；')}。`),
  })

/** The eight items of the pre-release checklist (UPZ-3), what dashboards and alerts must show (UPZ-5, UPZ-6), and the runbooks (UPZ-9). */
export const preRelease: Phase = {
  key: 'pre_release',
  title: 'Pre-release',
  titleZh: '发布前检查',
  offset: { days: -1 },
  groups: [
    group('Pre-release checklist', '发布前清单', [
      item('tenant_site_confirmed', 'Tenant ID and site ID are confirmed', '租户 ID 与站点 ID 已确认', work('tech_lead')),
      item('right_key', 'The deployment has the right API key', '部署使用正确的 API 密钥', work('devops')),
      item('connectivity_before', 'Connectivity of the tenant is checked', '租户连通性检查通过', proved('uppzy-connectivity')),
      item('document_before', 'One document operation works', '一次文档操作成功', {
        ...only('content_sync'),
        ...proved('uppzy-document'),
      }),
      item('sync_chat_before', 'One sync chat works', '一次同步聊天冒烟测试通过', proved('uppzy-sync-chat')),
      item('async_chat_before', 'One async chat works', '一次异步聊天冒烟测试通过', { ...only('async'), ...proved('uppzy-async-chat') }),
      item('feedback_before', 'One feedback is submitted', '一次反馈提交成功', { ...only('feedback'), ...proved('uppzy-feedback') }),
      item('dashboards_alerts_active', 'Dashboards and alerts are active', '监控面板与告警已启用', shownBy('link')),
    ]),
    group('The dashboard shows', '监控面板显示', [
      item('dashboard_volume', 'Request volume by endpoint', '按端点的请求量'),
      item('dashboard_success', 'Success rate by endpoint', '按端点的成功率'),
      item('dashboard_errors', 'Rates of 4xx, 429 and 5xx', '4xx、429 与 5xx 比率'),
      item('dashboard_latency', 'Latency, P50 and P95', 'P50 与 P95 延迟'),
      item('dashboard_timeouts', 'Timeout count', '超时次数'),
      item('dashboard_async', 'Completion latency of async chats', '异步完成延迟', only('async')),
      item('dashboard_feedback', 'Feedback trend', '反馈趋势', only('feedback')),
      item(
        'dashboard_slices',
        'Each sliced by environment, integration, tenant ID and site ID',
        '均可按环境、集成、租户 ID 和站点 ID 切分',
      ),
    ]),
    group('Alerts fire on', '以下情况触发告警', [
      item('alert_401', 'Repeated 401 over a short period', '短时间内重复出现 401'),
      item('alert_403', 'Repeated 403 after a deployment or configuration change', '部署或配置变更后重复出现 403'),
      item('alert_429', 'Sustained rate of 429', '429 比率持续偏高'),
      item('alert_5xx', 'Sustained rate of 5xx', '5xx 比率持续偏高'),
      item('alert_timeouts', 'Timeout spike', '超时激增'),
      item('alert_async_timeouts', 'Spike of async polling timeouts', '异步轮询超时激增', only('async')),
      item('alert_volume', 'Sudden drop in request volume of a critical integration', '关键集成的请求量骤降'),
    ]),
    group('Incident runbooks are at hand', '事件手册随手可查', [
      runbook(
        'runbook_401',
        'Failure 401',
        '故障 401',
        ['wrong key in runtime configuration', 'old key still used after rotation', 'key missing in one worker or deployment target'],
        ['运行时配置中的密钥错误', '轮换后仍在使用旧密钥', '某个工作进程或部署目标缺少密钥'],
        ['stop repeated retries', 'validate the current configuration', 're-run the connectivity smoke test'],
        ['停止重复重试', '核对当前配置', '重新运行连通性冒烟测试'],
      ),
      runbook(
        'runbook_403',
        'Failure 403',
        '故障 403',
        ['wrong tenant or site', 'plan or capability mismatch', 'endpoint used by the wrong integration flow'],
        ['租户或站点错误', '套餐或能力不匹配', '端点被错误的集成流程使用'],
        ['pause the affected rollout', 'validate environment ownership and endpoint usage'],
        ['暂停受影响的上线', '核对环境归属与端点用法'],
      ),
      runbook(
        'runbook_404',
        'Failure 404',
        '故障 404',
        ['wrong tenant_id, site_id or request_id', 'resource deleted or out of scope'],
        ['tenant_id、site_id 或 request_id 错误', '资源已删除或超出范围'],
        ['inspect the exact identifiers in the logs', 'confirm which service made the request'],
        ['在日志中查看确切的标识符', '确认请求由哪个服务发出'],
      ),
      runbook(
        'runbook_429',
        'Failure 429',
        '故障 429',
        ['traffic burst', 'worker concurrency', 'polling interval', 'loop or duplicate retries'],
        ['流量突增', '工作进程并发数', '轮询间隔', '循环或重复重试'],
        ['reduce concurrency', 'increase backoff', 'pause non-critical bulk sync'],
        ['降低并发', '加大退避', '暂停非关键的批量同步'],
      ),
      runbook(
        'runbook_5xx',
        'Spike of 5xx or timeouts',
        '5xx 或超时激增',
        ['traffic shape', 'bulk content sync', 'async worker backlog', 'recent deployment or configuration change'],
        ['流量形态', '批量内容同步', '异步工作进程积压', '近期的部署或配置变更'],
        ['keep retries bounded', 'pause non-essential traffic', 'run a small smoke flow to confirm recovery'],
        ['保持重试有上限', '暂停非必要流量', '运行小规模冒烟流程确认恢复'],
      ),
    ]),
  ],
}
