import type { TemplateBodyInput, TemplateItemInput } from '../schema'
import { itemsBefore, limit, shownBy } from './write-item'

type Phase = TemplateBodyInput['phases'][number]

const item = itemsBefore('completion')
/** Does not hold the completion: it is due, and it shows when it was missed. */
const open = itemsBefore('completion', { optional: true })
const cursor = { condition: 'cursor_pagination' }
const clients = { condition: 'client_facing' }

/** A reading of the watch cadence (HST-7): the figures are written down at their time. */
const reading = (key: string, text: string, textZh: string, afterMinutes: number): TemplateItemInput =>
  open(key, text, textZh, {
    ...shownBy('text'),
    params: { ask: 'Error rate, p95, CPU, memory' },
    due: afterMinutes % 60 === 0 ? { afterHours: afterMinutes / 60 } : { afterMinutes },
  })

const hour = 60
const closes = hour

const hourOne = [15, 30, 45, 60].map((m) =>
  reading(`reading_m${m}`, `Reading ${m} minutes after the window`, `窗口结束后 ${m} 分钟读数`, closes + m),
)
const hoursTwoToSix = [2, 3, 4, 5, 6].map((h) =>
  reading(`reading_h${h}`, `Reading ${h} hours after the window`, `窗口结束后 ${h} 小时读数`, closes + h * hour),
)
const hoursToDay = [10, 14, 18, 22].map((h) =>
  reading(`reading_h${h}`, `Reading ${h} hours after the window`, `窗口结束后 ${h} 小时读数`, closes + h * hour),
)
const daysTwoToSeven = [2, 3, 4, 5, 6, 7].map((d) =>
  open(`reading_d${d}`, `Reading on day ${d}`, `第 ${d} 天读数`, {
    ...shownBy('text'),
    params: { ask: 'Error rate, p95, CPU, memory' },
    due: { days: d },
  }),
)

/** From one hour after the start to the review a month later (HST-3, with the criteria of HST-8 and the questions of HST-15). */
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
          item('status_successful', 'Status page says successful', '状态页已更新为“成功”'),
          item('mail_complete', 'Mail “migration complete” sent to clients', '已向客户发送“迁移完成”邮件', clients),
          item('team_update', 'Internal update sent', '已发送内部通报'),
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
      { title: 'Hour 1, every 15 minutes', titleZh: '第 1 小时，每 15 分钟', items: hourOne },
      { title: 'Hours 2 to 6, hourly', titleZh: '第 2 至 6 小时，每小时', items: hoursTwoToSix },
      { title: 'Hours 6 to 24, every 4 hours', titleZh: '第 6 至 24 小时，每 4 小时', items: hoursToDay },
      { title: 'Days 2 to 7, daily', titleZh: '第 2 至 7 天，每天', items: daysTwoToSeven },
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
          item('day_no_escalation', 'No escalation', '无升级投诉'),
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
          open('went_well', 'What went well', '哪些做得好', shownBy('text')),
          open('could_be_better', 'What could be better', '哪些可以改进', shownBy('text')),
          open('estimates', 'How the estimates held', '估算是否准确', shownBy('text')),
          open('surprises', 'Surprises', '意外情况', shownBy('text')),
          open('documentation_gaps', 'Gaps in the documentation', '文档缺口', shownBy('text')),
          open('process', 'The process', '流程', shownBy('text')),
          open('actions_owned', 'Actions have owners', '后续行动均有负责人', shownBy('text')),
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
