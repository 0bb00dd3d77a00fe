import { itemsBefore, limit, type Phase, says, sends, shownBy } from '../write-item'

const item = itemsBefore('completion')
/** Does not hold the completion: it is due, and it shows when it was missed. */
const open = itemsBefore('completion', { optional: true })
const cursor = { condition: 'cursor_pagination' }
const clients = { condition: 'client_facing' }

/**
 * From one hour after the start to the review a month later (HST-3, with the criteria of HST-8). The readings of the watch are
 * the plan's watches, the questions of the retrospective its prompts.
 */
export const afterwards: Phase[] = [
  {
    key: 'd_plus_1h',
    title: 'First hour',
    titleZh: '上线一小时',
    offset: { afterHours: 1 },
    groups: [
      {
        title: 'Verify',
        titleZh: '验证',
        items: [
          item('integration_suite', 'Automated integration suite passes', '自动化集成测试通过', shownBy('link')),
          item(
            'cursor_ttl_live',
            'A cursor is refused after its lifetime (wait 10 minutes)',
            '游标超过有效期后被拒绝（等待 10 分钟）',
            cursor,
          ),
          item('cursor_signature_live', 'A forged signature is refused', '伪造签名被拒绝', cursor),
          item('metrics_in_health', 'Metrics appear in the health endpoint', '健康检查端点中可见指标'),
          item('logs_first_hour', 'Logs of the first hour read', '已检查第一小时日志'),
          item('connection_pool', 'Connection pool is within its limits', '连接池在上限之内'),
        ],
      },
      {
        title: 'Tell everyone it is done',
        titleZh: '通知完成',
        items: [
          item('status_successful', 'Status page says successful', '状态页已更新为“成功”', sends('status_successful')),
          item('mail_complete', 'Mail “migration complete” sent to clients', '已向客户发送“迁移完成”邮件', {
            ...clients,
            ...sends('client_complete'),
          }),
          item('team_update', 'Internal update sent', '已发送内部通报', sends('team_update')),
          item('docs_live', 'Documentation is live', '文档已更新上线'),
          item('ticket_closed', 'Ticket closed', '工单已关闭'),
        ],
      },
    ],
  },
  {
    key: 'watch',
    title: 'Watch',
    titleZh: '值守读数',
    groups: [
      {
        title: 'Who watches',
        titleZh: '谁来值守',
        items: [
          item('watch_roster', 'Who reads the figures when is agreed for seven days', '已约定七天内由谁在何时读数', {
            ...shownBy('text'),
            due: { afterMinutes: 60 },
            roleKey: 'on_call_engineer',
          }),
        ],
      },
    ],
  },
  {
    key: 'd_plus_24h',
    title: 'First day',
    titleZh: '上线一天',
    offset: { afterHours: 24 },
    groups: [
      {
        title: 'Success after 24 hours',
        titleZh: '24 小时成功标准',
        items: [
          item('day_no_p0_p1', 'No P0 or P1 incident', '无 P0 或 P1 事件'),
          item('day_error_rate', 'Error rate over the day', '全天错误率', limit('< 0.1 %')),
          item('day_adoption', 'Adoption', '采用率', { ...limit('> 20 %'), ...clients }),
          item('day_no_degradation', 'No degradation', '性能无下降'),
          item('day_no_escalation', 'No escalation', '无投诉升级'),
        ],
      },
    ],
  },
  {
    key: 'd_plus_7',
    title: 'Retrospective',
    titleZh: '复盘',
    offset: { days: 7 },
    groups: [
      {
        title: 'Lessons learned',
        titleZh: '经验教训',
        items: [
          open(
            'retrospective_held',
            'Retrospective held, what was learned is written under its questions',
            '复盘已进行，经验已写入各问题之下',
            {
              ...shownBy('text'),
              ...says('The questions and the actions are on the Lessons page of the release.', '问题与后续行动见该发布的“复盘”页面。'),
            },
          ),
          open('actions_owned', 'Actions have owners and dates', '后续行动均有负责人和日期', shownBy('text')),
        ],
      },
    ],
  },
  {
    key: 'd_plus_30',
    title: 'Success metrics',
    titleZh: '成效指标',
    offset: { days: 30 },
    groups: [
      {
        title: 'Success after 30 days',
        titleZh: '30 天成功标准',
        items: [
          open('month_adoption', 'Adoption', '采用率', { ...limit('> 95 %'), ...clients }),
          open('month_tokens', 'Token use goes down by', 'Token 用量下降幅度', { ...limit('> 60 %'), ...cursor }),
          open('month_overflow', 'Context overflow', '上下文溢出率', { ...limit('< 1 %'), ...cursor }),
          open('month_error_rate', 'Error rate', '错误率', limit('< 0.1 %')),
          open('month_no_p0_p1', 'No P0 or P1 incident', '无 P0 或 P1 事件'),
          open('month_satisfaction', 'Satisfaction kept', '满意度保持不变'),
        ],
      },
    ],
  },
]
