import { itemsBefore, type Phase, proved, sends, shownBy } from '../write-item'

const item = itemsBefore('start')
const clients = { condition: 'client_facing' }

/** Telling people a week ahead, and the last look a day ahead (HST-3). */
export const runUp: Phase[] = [
  {
    key: 'd_minus_7',
    title: 'Notifications',
    titleZh: '通知',
    offset: { days: -7 },
    groups: [
      {
        title: 'Tell everyone',
        titleZh: '告知各方',
        items: [
          item('notify_clients', 'Mail to API clients sent', '已向 API 客户发送邮件', { ...clients, ...sends('client_announcement') }),
          item('notify_portal', 'Developer portal post published', '开发者门户公告已发布', { ...clients, ...sends('portal_announcement') }),
          item('notify_status_page', 'Status page announces the maintenance window', '状态页已公布维护窗口', sends('status_maintenance')),
          item('notify_team', 'Internal team told', '已告知内部团队', sends('team_announcement')),
        ],
      },
    ],
  },
  {
    key: 'd_minus_1',
    title: 'Final verification',
    titleZh: '最终确认',
    offset: { days: -1 },
    groups: [
      {
        title: 'Last look',
        titleZh: '最后检查',
        items: [
          item(
            'all_tests_again',
            'All tests pass again in a production-like environment',
            '在类生产环境中再次通过全部测试',
            shownBy('link'),
          ),
          item('dependencies_current', 'Dependencies are current', '依赖均为最新'),
          item('connection_pool_limits', 'Connection pool limits are set', '连接池上限已设置'),
          item('tls_valid', 'TLS certificates are valid', 'TLS 证书有效'),
          item('alerts_trigger', 'Alerts trigger', '告警可正常触发'),
          item('rollback_ready', 'Rollback is ready', '回滚已就绪'),
          item('smoke_before_start', 'Smoke suite passes before the window', '窗口开始前冒烟测试通过', proved('hostaway-core')),
        ],
      },
    ],
  },
]
