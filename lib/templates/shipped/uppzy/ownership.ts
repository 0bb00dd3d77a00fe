import { group, itemsBefore, only, type Phase, says, work } from '../write-item'

const item = itemsBefore('start')

/** Who answers for what, and what each environment holds (UPZ-1, UPZ-2), with the deploy checklist of application teams (UPZ-10). */
export const ownership: Phase = {
  key: 'ownership',
  title: 'Ownership and configuration',
  titleZh: '责任与配置',
  groups: [
    group('Six areas, each with an owner', '六个领域，各有负责人', [
      item('owner_runtime_configuration', 'Runtime configuration has an owner', '运行时配置已有负责人', {
        ...says(
          'Owners are named on the page of the integration; a missing one holds the release.',
          '负责人在集成页面指定；缺少任何一位都会阻止上线。',
        ),
      }),
      item('owner_key_lifecycle', 'API key lifecycle has an owner', 'API 密钥生命周期已有负责人'),
      item('owner_document_rollout', 'Document rollout has an owner', '文档上线已有负责人'),
      item('owner_monitoring', 'Monitoring and alerts have an owner', '监控与告警已有负责人'),
      item('owner_incident_response', 'Incident response has an owner', '事件响应已有负责人'),
      item('owner_release_approvals', 'Release approvals have an owner', '发布审批已有负责人'),
    ]),
    group('Values of this environment', '本环境的配置值', [
      item('environment_values', 'Values are set, and compared with the other environments', '配置值已设置，并与其他环境对比', {
        ...says(
          'The values page shows all environments side by side; a missing value is a finding there and holds the release.',
          '配置值页面并排显示所有环境；缺失的值会列为问题并阻止上线。',
        ),
        items: [
          item('value_base_url', 'UPPZY_BASE_URL', 'UPPZY_BASE_URL'),
          item('value_api_key', 'UPPZY_API_KEY', 'UPPZY_API_KEY'),
          item('value_tenant_id', 'UPPZY_TENANT_ID', 'UPPZY_TENANT_ID'),
          item('value_site_id', 'UPPZY_SITE_ID', 'UPPZY_SITE_ID'),
          item('value_request_timeout', 'Request timeout settings', '请求超时设置'),
          item('value_retry', 'Retry settings', '重试设置'),
          item('value_polling_timeout', 'Async polling timeout settings', '异步轮询超时设置', only('async')),
        ],
      }),
    ]),
    group('The application is ready to be deployed', '应用已可部署', [
      item('shared_client', 'Calls go through the shared client layer', '调用统一经过共享客户端层', work('tech_lead')),
      item('fallback_messages', 'Fallback messages that users see are safe', '面向用户的兜底提示安全得当', work('product_owner')),
      item(
        'metric_labels',
        'Metrics emit tenant ID, site ID, status and latency',
        '指标包含租户 ID、站点 ID、状态和延迟',
        work('tech_lead'),
      ),
      item('retries_bounded', 'Retries are bounded', '重试次数有上限', work('tech_lead')),
      item('async_budget', 'A timeout budget for async chat is defined', '已定义异步聊天的超时预算', {
        ...only('async'),
        ...work('tech_lead'),
      }),
      item('feedback_tested', 'The feedback flow is tested', '反馈流程已测试', { ...only('feedback'), ...work('qa_lead') }),
      item('rollback_path', 'One rollback path is documented', '已写明一条回滚路径', { kind: 'link', ...work('tech_lead') }),
    ]),
  ],
}
