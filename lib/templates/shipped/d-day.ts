import type { Due, TemplateBodyInput } from '../schema'
import { itemsBefore, limit, shownBy } from './write-item'

type Phase = TemplateBodyInput['phases'][number]

const item = itemsBefore('completion')
const at = (afterMinutes: number): { due: Due } => ({ due: { afterMinutes } })
const maintenance = { condition: 'maintenance' }

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
            item('maintenance_enabled', 'Maintenance mode enabled', '维护模式已开启', at(0)),
            item('no_active_requests', 'No active requests', '无进行中的请求', at(0)),
            item('oncall_told', 'On-call channel told', '已通知值班频道', at(0)),
          ],
        }),
        item('backup', 'Backup', '备份', {
          ...at(5),
          items: [
            item('backup_done', 'Backup done', '备份完成', at(5)),
            item('backup_restored', 'Verified by a test restore', '已通过测试恢复验证', at(5)),
            item('backup_stored', 'Stored safely', '已妥善存放', { ...at(5), ...shownBy('text'), params: { ask: 'Where it lies' } }),
          ],
        }),
        item('deploy', 'Deploy', '部署', {
          ...at(10),
          items: [
            item('deploy_code', 'Code deployed', '代码已部署', at(10)),
            item('deploy_dependencies', 'Dependencies installed', '依赖已安装', at(10)),
            item('deploy_migrations', 'Migrations applied', '数据库迁移已执行', { ...at(10), condition: 'database_migration' }),
            item('deploy_restart', 'Service restarted', '服务已重启', at(10)),
            item('deploy_health', 'Health check passes', '健康检查通过', at(10)),
          ],
        }),
        item('smoke_tests', 'Smoke tests', '冒烟测试', {
          ...at(15),
          items: [
            item(
              'smoke_in_window',
              'Smoke suite passes: health 200, pages, cursor, invalid cursor 400, bookings',
              '冒烟测试通过：健康检查 200、分页、游标、无效游标 400、预订',
              {
                ...at(15),
                kind: 'smoke',
                params: { suiteKey: 'hostaway-core' },
              },
            ),
            item('smoke_logs', 'No errors in the logs', '日志中无错误', at(15)),
          ],
        }),
        item('maintenance_off', 'Maintenance off', '关闭维护模式', {
          ...at(25),
          items: [
            item('maintenance_disabled', 'Maintenance mode disabled', '维护模式已关闭', { ...at(25), ...maintenance }),
            item('traffic_flows', 'Traffic flows', '流量恢复', at(25)),
            item('p95_after_open', 'p95 response time', 'p95 响应时间', { ...at(25), ...limit('< 500 ms') }),
            item('errors_after_open', 'Error rate', '错误率', { ...at(25), ...limit('< 0.1 %') }),
          ],
        }),
      ],
    },
    {
      title: 'Watch until the window closes',
      titleZh: '观察至窗口结束',
      items: [
        item('watch_dashboard', 'Dashboard watched from 30 minutes on', '自第 30 分钟起持续观察监控面板', at(30)),
        item('watch_request_rate', 'Request rate back to normal', '请求速率恢复正常', at(60)),
        item('watch_error_rate', 'Error rate', '错误率', { ...at(60), ...limit('< 0.1 %') }),
        item('watch_p95', 'p95 response time', 'p95 响应时间', { ...at(60), ...limit('< 500 ms') }),
        item('watch_cpu', 'CPU', 'CPU 使用率', { ...at(60), ...limit('< 70 %') }),
        item('watch_memory', 'Memory is stable', '内存稳定', at(60)),
        item('watch_logs', 'Logs show nothing unexpected', '日志无异常', at(60)),
        item('watch_adoption', 'Adoption is rising', '采用率在上升', { ...at(60), condition: 'client_facing' }),
        item('watch_complaints', 'No complaints', '无投诉', at(60)),
      ],
    },
  ],
}
