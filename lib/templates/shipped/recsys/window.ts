import { at, group, itemsBefore, type Phase, proved, run, says, shownBy, work } from '../write-item'

const before = itemsBefore('start')
const after = itemsBefore('completion')

/** The three endpoints (REC-1), once by hand and once by the suite. */
export const health: Phase = {
  key: 'health',
  title: 'Health endpoints',
  titleZh: '健康检查端点',
  offset: { days: -1 },
  groups: [
    group('Endpoints', '端点', [
      before('healthz', '/healthz: the process is up', '/healthz：进程存活', {
        ...run('curl -f -i "$RECSYS_BASE_URL/healthz"', '200'),
        ...work('devops', 1),
      }),
      before('readyz', '/readyz: its dependencies are ready', '/readyz：依赖就绪', {
        ...run('curl -f -i "$RECSYS_BASE_URL/readyz"', '200'),
        ...work('devops', 1),
        ...says('Asked before traffic is routed to it.', '在路由流量之前检查。'),
      }),
      before('metrics_endpoint', '/metrics: Prometheus can read it', '/metrics：Prometheus 可以读取', {
        ...run('curl -f -i "$RECSYS_BASE_URL/metrics"', '200'),
        ...work('devops', 1),
      }),
      before(
        'health_suite',
        'Live and ready are told apart, and the key connects',
        '能区分存活与就绪，且密钥可连接',
        proved('recsys-connection'),
      ),
    ]),
  ],
}

/** The release of the service itself. */
export const window: Phase = {
  key: 'window',
  title: 'Release',
  titleZh: '发布',
  offset: { days: 0 },
  groups: [
    group('Steps', '步骤', [
      after('deployed', 'New image deployed, no traffic yet', '新镜像已部署，尚未接入流量', { ...at(0), ...work('devops', 5) }),
      after('migrated', 'Migrations are current', '数据库迁移为最新', { ...at(5), ...run('make migrate-status'), ...work('devops', 2) }),
      after('ready_before_traffic', 'Ready before traffic is routed', '接入流量前已就绪', {
        ...at(7),
        ...run('curl -f -i "$RECSYS_BASE_URL/readyz"', '200'),
        ...work('devops', 1),
      }),
      after('release_suite', 'Smoke suite passes', '冒烟测试通过', { ...at(10), ...proved('recsys-core'), ...work('qa_lead', 2) }),
      after('traffic_routed', 'Traffic is routed', '已接入流量', { ...at(12), ...work('devops', 3) }),
    ]),
    group('First hour', '第一小时', [
      after('empty_share', 'Share of empty answers is as before', '空结果占比与之前一致', {
        ...at(60),
        ...shownBy('text'),
        ...work('on_call_engineer', 5),
        ...says('Write down the share before and after.', '请写明发布前后的占比。'),
      }),
      after('logs_read', 'Logs read: nothing about configuration, rules or manifest', '日志已检查：配置、规则、清单均无异常', {
        ...at(60),
        ...run('docker compose logs --tail=100 api'),
        ...work('on_call_engineer', 10),
      }),
    ]),
  ],
}
