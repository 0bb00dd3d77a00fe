import type { TemplateBodyInput } from '../../schema'

const hour = 60
const day = 24 * hour
/** The window is an hour long; the watch begins when it closes. */
const closes = hour

/** What the document says about itself (HST-1). What the release knows is on its page; the rest is written in when the plan is used. */
export const metadata: TemplateBodyInput['metadata'] = [
  { label: 'Feature', labelZh: '功能' },
  { label: 'Version', labelZh: '版本' },
  { label: 'Target date', labelZh: '目标日期' },
  // The hour of the plan as it was written; a release has its own.
  { label: 'Window (lowest traffic)', labelZh: '窗口（流量最低时段）', value: '02:00–03:00 UTC' },
  { label: 'Last updated', labelZh: '最近更新' },
  { label: 'Next review date', labelZh: '下次复审日期' },
]

/** What is watched: wanted, and when it alarms (HST-6). */
export const metrics: TemplateBodyInput['metrics'] = [
  { key: 'adoption', title: 'Adoption', titleZh: '采用率', unit: '%', target: 'rising', threshold: 'none' },
  { key: 'invalid_cursor_rate', title: 'Invalid cursor rate', titleZh: '无效游标率', unit: '%', target: '< 1 %', threshold: '> 5 %' },
  { key: 'p95_response_time', title: 'p95 response time', titleZh: 'p95 响应时间', unit: 'ms', target: '< 500 ms', threshold: '> 1000 ms' },
  { key: 'error_rate', title: 'Error rate', titleZh: '错误率', unit: '%', target: '< 0.1 %', threshold: '> 1 %' },
  { key: 'token_reduction', title: 'Token reduction', titleZh: 'Token 降幅', unit: '%', target: '> 50 %', threshold: '< 30 %' },
  { key: 'memory', title: 'Memory', titleZh: '内存使用率', unit: '%', target: '< 80 %', threshold: '> 90 %' },
  { key: 'cpu', title: 'CPU', titleZh: 'CPU 使用率', unit: '%', target: '< 70 %', threshold: '> 85 %' },
]

const figures = ['adoption', 'invalid_cursor_rate', 'p95_response_time', 'error_rate', 'token_reduction', 'memory', 'cpu']
const watch = { phase: 'watch', figures }

/** Every 15 minutes in the first hour, hourly to the sixth, every 4 hours to the end of the day, daily for a week (HST-7). */
export const watches: TemplateBodyInput['watches'] = [
  {
    ...watch,
    key: 'reading_hour_1',
    title: 'Hour 1, every 15 minutes',
    titleZh: '第 1 小时，每 15 分钟',
    fromMinutes: closes,
    toMinutes: closes + hour,
    everyMinutes: 15,
    graceMinutes: 10,
  },
  {
    ...watch,
    key: 'reading_hours_2_to_6',
    title: 'Hours 2 to 6, hourly',
    titleZh: '第 2 至 6 小时，每小时',
    fromMinutes: closes + hour,
    toMinutes: closes + 6 * hour,
    everyMinutes: hour,
    graceMinutes: 30,
  },
  {
    ...watch,
    key: 'reading_hours_6_to_24',
    title: 'Hours 6 to 24, every 4 hours',
    titleZh: '第 6 至 24 小时，每 4 小时',
    fromMinutes: closes + 6 * hour,
    toMinutes: closes + day,
    everyMinutes: 4 * hour,
    graceMinutes: hour,
  },
  {
    ...watch,
    key: 'reading_days_2_to_7',
    title: 'Days 2 to 7, daily',
    titleZh: '第 2 至 7 天，每天',
    fromMinutes: day,
    toMinutes: 7 * day,
    everyMinutes: day,
    graceMinutes: 6 * hour,
  },
]

/** What could go wrong, and what is done about it (HST-13). */
export const risks: TemplateBodyInput['risks'] = [
  {
    text: 'Signature failures',
    textZh: '签名失败',
    probability: 'low',
    impact: 'high',
    mitigation: 'Thorough testing and monitoring.',
    mitigationZh: '充分测试，持续监控。',
  },
  {
    text: 'Performance degradation',
    textZh: '性能下降',
    probability: 'low',
    impact: 'medium',
    mitigation: 'Load test before the window, and a rollback that is ready.',
    mitigationZh: '窗口前做负载测试，回滚就绪。',
  },
  {
    text: 'Client compatibility',
    textZh: '客户端兼容性',
    probability: 'medium',
    impact: 'low',
    mitigation: 'Backwards compatible: the previous behaviour keeps working.',
    mitigationZh: '向后兼容：原有行为继续可用。',
  },
  {
    text: 'Cursor lifetime (TTL) too short',
    textZh: '游标有效期（TTL）过短',
    probability: 'low',
    impact: 'low',
    mitigation: '10 minutes are tested, and a setting changes them.',
    mitigationZh: '10 分钟已经测试，可通过配置调整。',
  },
  {
    text: 'Memory leak from cursors',
    textZh: '游标造成内存泄漏',
    probability: 'low',
    impact: 'medium',
    mitigation: 'Expired cursors are cleaned up (TTL), memory is monitored.',
    mitigationZh: '按 TTL 清理过期游标，监控内存。',
  },
  {
    text: 'Connections run out',
    textZh: '连接耗尽',
    probability: 'low',
    impact: 'high',
    mitigation: 'Connection pooling.',
    mitigationZh: '使用连接池。',
  },
]

/** Any one is enough to roll back (HST-9). */
export const triggers: TemplateBodyInput['triggers'] = [
  { text: 'Error rate > 5 % for more than 10 minutes', textZh: '错误率 > 5% 持续超过 10 分钟' },
  { text: 'p95 response time > 2000 ms for more than 10 minutes', textZh: 'p95 响应时间 > 2000 ms 持续超过 10 分钟' },
  { text: 'A critical function is broken', textZh: '关键功能失效' },
  { text: 'The database is corrupted', textZh: '数据库损坏' },
  { text: 'A security vulnerability is found', textZh: '发现安全漏洞' },
  { text: 'More than 10 complaints in 1 hour', textZh: '1 小时内收到超过 10 条投诉' },
]

/** Alert rules as the team keeps them (HST-12). */
export const alerts: TemplateBodyInput['alerts'] = [
  { name: 'high_invalid_cursor_rate', condition: 'invalid_cursor_rate > 5%', for: '10m', severity: 'warning', action: 'notify_oncall' },
  { name: 'high_error_rate', condition: 'error_rate > 1%', for: '5m', severity: 'critical', action: 'page_oncall' },
  { name: 'slow_response_time', condition: 'p95_response_time > 1000ms', for: '10m', severity: 'warning', action: 'notify_oncall' },
  { name: 'cursor_ttl_not_expiring', condition: 'cursor_ttl_expiration_rate == 0', for: '30m', severity: 'warning', action: 'notify_team' },
]

/** What the retrospective asks (HST-15). */
export const prompts: TemplateBodyInput['prompts'] = [
  { key: 'went_well', title: 'What went well', titleZh: '哪些做得好' },
  { key: 'could_be_better', title: 'What could be better', titleZh: '哪些可以改进' },
  { key: 'estimates', title: 'How the estimates held', titleZh: '估算是否准确' },
  { key: 'surprises', title: 'Surprises', titleZh: '意外情况' },
  { key: 'documentation_gaps', title: 'Gaps in the documentation', titleZh: '文档缺口' },
  { key: 'process', title: 'The process', titleZh: '流程' },
]
