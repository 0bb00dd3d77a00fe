import { at, itemsBefore, limit, only, type Phase, proved, says, shownBy, work } from '../write-item'

const item = itemsBefore('completion')
const maintenance = only('maintenance')

const closing = { ...at(60), ...work('on_call_engineer') }

const curl = `curl -i "$BASE_URL/health"
curl -i -H "X-API-Key: $API_KEY" "$BASE_URL/v1/listings?limit=5"
curl -i -H "X-API-Key: $API_KEY" "$BASE_URL/v1/listings?limit=5&cursor=$NEXT_CURSOR"
curl -i -H "X-API-Key: $API_KEY" "$BASE_URL/v1/listings?limit=5&cursor=not-a-cursor"
curl -i -H "X-API-Key: $API_KEY" "$BASE_URL/v1/bookings?limit=5"`
/** The suite's steps for a terminal (HST-4), should the product itself be out of reach. */
const curlLines = `The same by hand: health answers 200; a first page; the page behind the cursor of the answer before; an invalid cursor is 400; bookings page by page.
${curl}`
const curlLinesZh = `手动执行同样的检查：健康检查返回 200；第一页；使用上一个响应中的游标取下一页；无效游标返回 400；预订可以翻页。
${curl}`

/**
 * The window by the minute (HST-3, written for 02:00–03:00 UTC, the hour of lowest traffic). Times count from the window's
 * start, so that a release with another window keeps the same order and gaps.
 */
export const dDay: Phase = {
  key: 'd_day',
  title: 'Window',
  titleZh: '发布窗口',
  offset: { days: 0 },
  groups: [
    {
      title: 'Minute plan',
      titleZh: '分钟计划',
      items: [
        item('maintenance_on', 'Maintenance on', '开启维护模式', {
          ...at(0),
          ...maintenance,
          items: [
            item('maintenance_enabled', 'Maintenance mode enabled', '维护模式已开启', { ...at(0), ...work('devops', 1) }),
            item('no_active_requests', 'No active requests', '无进行中的请求', { ...at(0), ...work('devops', 3) }),
            item('oncall_told', 'On-call channel told', '已通知值班频道', { ...at(0), ...work('on_call_engineer', 1) }),
          ],
        }),
        item('backup', 'Backup', '备份', {
          ...at(5),
          items: [
            item('backup_done', 'Backup done', '备份完成', { ...at(5), ...work('devops', 2) }),
            item('backup_restored', 'Verified by a test restore', '已通过测试恢复验证', { ...at(5), ...work('devops', 2) }),
            item('backup_stored', 'Stored safely', '已妥善存放', {
              ...at(5),
              ...shownBy('text'),
              ...work('devops', 1),
              ...says('Write down where it lies.', '请写明存放位置。'),
            }),
          ],
        }),
        item('deploy', 'Deploy', '部署', {
          ...at(10),
          items: [
            item('deploy_code', 'Code deployed', '代码已部署', { ...at(10), ...work('devops', 1) }),
            item('deploy_dependencies', 'Dependencies installed', '依赖已安装', { ...at(10), ...work('devops', 1) }),
            item('deploy_migrations', 'Migrations applied', '数据库迁移已执行', {
              ...at(10),
              ...only('database_migration'),
              ...work('devops', 1),
            }),
            item('deploy_restart', 'Service restarted', '服务已重启', { ...at(10), ...work('devops', 1) }),
            item('deploy_health', 'Health check passes', '健康检查通过', { ...at(10), ...work('devops', 1) }),
          ],
        }),
        item('smoke_tests', 'Smoke tests', '冒烟测试', {
          ...at(15),
          items: [
            item(
              'smoke_in_window',
              'Smoke suite passes: health 200, pages, cursor, invalid cursor 400, bookings',
              '冒烟测试通过：健康检查 200、分页、游标、无效游标 400、预订',
              { ...at(15), ...proved('hostaway-core'), ...work('qa_lead', 7), ...says(curlLines, curlLinesZh) },
            ),
            item('smoke_logs', 'No errors in the logs', '日志中无错误', { ...at(15), ...work('on_call_engineer', 3) }),
          ],
        }),
        item('maintenance_off', 'Maintenance off', '关闭维护模式', {
          ...at(25),
          items: [
            item('maintenance_disabled', 'Maintenance mode disabled', '维护模式已关闭', {
              ...at(25),
              ...maintenance,
              ...work('devops', 1),
            }),
            item('traffic_flows', 'Traffic flows', '流量恢复', { ...at(25), ...work('devops', 2) }),
            item('p95_after_open', 'p95 response time', 'p95 响应时间', {
              ...at(25),
              ...limit('< 500 ms'),
              ...work('on_call_engineer', 1),
            }),
            item('errors_after_open', 'Error rate', '错误率', { ...at(25), ...limit('< 0.1 %'), ...work('on_call_engineer', 1) }),
          ],
        }),
      ],
    },
    {
      title: 'Watch until the window closes',
      titleZh: '观察至窗口结束',
      items: [
        item('watch_dashboard', 'Dashboard watched from 30 minutes on', '自第 30 分钟起持续观察监控面板', {
          ...at(30),
          ...work('on_call_engineer', 30),
        }),
        item('watch_request_rate', 'Request rate back to normal', '请求速率恢复正常', closing),
        item('watch_error_rate', 'Error rate', '错误率', { ...closing, ...limit('< 0.1 %') }),
        item('watch_p95', 'p95 response time', 'p95 响应时间', { ...closing, ...limit('< 500 ms') }),
        item('watch_cpu', 'CPU', 'CPU 使用率', { ...closing, ...limit('< 70 %') }),
        item('watch_memory', 'Memory is stable', '内存稳定', closing),
        item('watch_logs', 'Logs show nothing unexpected', '日志无异常', closing),
        item('watch_adoption', 'Adoption is rising', '采用率在上升', { ...closing, ...only('client_facing') }),
        item('watch_complaints', 'No complaints', '无投诉', closing),
      ],
    },
  ],
}
