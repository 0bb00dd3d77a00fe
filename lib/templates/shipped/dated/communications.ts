import type { TemplateBodyInput } from '../../schema'

type Communication = NonNullable<TemplateBodyInput['communications']>[number]
type Field = NonNullable<Communication['fields']>[number]

const whatChanges: Field = { key: 'what_changes', label: 'What changes', labelZh: '变更内容' }
const impact: Field = { key: 'impact', label: 'Impact on clients', labelZh: '对客户的影响' }
const downtime: Field = { key: 'downtime_minutes', label: 'Expected downtime in minutes', labelZh: '预计停机时间（分钟）', value: '5' }
const rollbackWindow: Field = { key: 'rollback_hours', label: 'Rollback window in hours', labelZh: '回滚窗口（小时）', value: '24' }
const before = [whatChanges, impact, downtime, rollbackWindow]

/** Texts before the window, with the four things each must say (HST-5). */
const announcements: Communication[] = [
  {
    key: 'client_announcement',
    title: 'Mail to API clients',
    titleZh: '致 API 客户的邮件',
    channel: 'mail',
    subject: '{{integration}} {{version}} on {{window_start}}',
    subjectZh: '{{integration}} {{version}} 将于 {{window_start}} 发布',
    text: `Hello,

we release {{title}} ({{version}}) of {{integration}} between {{window_start}} and {{window_end}} ({{time_zone}}).

What changes: {{what_changes}}
What it means for you: {{impact}}
Timeline: expected downtime {{downtime_minutes}} minutes; for {{rollback_hours}} hours afterwards we can roll back.

Questions go to {{manager}}.`,
    textZh: `您好：

我们将于 {{window_start}} 至 {{window_end}}（{{time_zone}}）发布 {{integration}} 的 {{title}}（{{version}}）。

变更内容：{{what_changes}}
对您的影响：{{impact}}
时间安排：预计停机 {{downtime_minutes}} 分钟；发布后 {{rollback_hours}} 小时内可以回滚。

如有疑问，请联系 {{manager}}。`,
    fields: before,
  },
  {
    key: 'portal_announcement',
    title: 'Developer portal post',
    titleZh: '开发者门户公告',
    channel: 'portal',
    subject: 'Coming: {{title}} ({{version}})',
    subjectZh: '即将发布：{{title}}（{{version}}）',
    text: `{{title}} comes with {{version}} of {{integration}} on {{window_start}} ({{time_zone}}).

What changes: {{what_changes}}
Impact: {{impact}}
Expected downtime: {{downtime_minutes}} minutes. Rollback window: {{rollback_hours}} hours.`,
    textZh: `{{title}} 随 {{integration}} {{version}} 于 {{window_start}}（{{time_zone}}）发布。

变更内容：{{what_changes}}
影响：{{impact}}
预计停机：{{downtime_minutes}} 分钟。回滚窗口：{{rollback_hours}} 小时。`,
    fields: before,
  },
  {
    key: 'status_maintenance',
    title: 'Status page: maintenance window',
    titleZh: '状态页：维护窗口',
    channel: 'status_page',
    subject: 'Planned maintenance of {{integration}}',
    subjectZh: '{{integration}} 计划维护',
    text: 'Maintenance from {{window_start}} to {{window_end}} ({{time_zone}}): {{what_changes}}. {{impact}} Expected downtime: {{downtime_minutes}} minutes; rollback window: {{rollback_hours}} hours.',
    textZh:
      '维护时间 {{window_start}} 至 {{window_end}}（{{time_zone}}）：{{what_changes}}。{{impact}}预计停机 {{downtime_minutes}} 分钟；回滚窗口 {{rollback_hours}} 小时。',
    fields: before,
  },
  {
    key: 'team_announcement',
    title: 'Internal chat: release ahead',
    titleZh: '内部群：发布预告',
    channel: 'chat',
    text: '{{integration}} {{version}} ({{title}}) goes to {{environment}} from {{window_start}} to {{window_end}} ({{time_zone}}). What changes: {{what_changes}}. Impact: {{impact}}. Downtime {{downtime_minutes}} minutes, rollback window {{rollback_hours}} hours. It is led by {{manager}}.',
    textZh:
      '{{integration}} {{version}}（{{title}}）将于 {{window_start}} 至 {{window_end}}（{{time_zone}}）发布到 {{environment}}。变更：{{what_changes}}。影响：{{impact}}。停机 {{downtime_minutes}} 分钟，回滚窗口 {{rollback_hours}} 小时。负责人：{{manager}}。',
    fields: before,
  },
]

const results: Communication[] = [
  {
    key: 'status_successful',
    title: 'Status page: successful',
    titleZh: '状态页：成功',
    channel: 'status_page',
    subject: 'Maintenance of {{integration}} was successful',
    subjectZh: '{{integration}} 维护成功',
    text: 'The maintenance of {{integration}} is over and was successful. {{version}} is live.',
    textZh: '{{integration}} 的维护已结束，发布成功。{{version}} 现已上线。',
  },
  {
    key: 'client_complete',
    title: 'Mail to API clients: migration complete',
    titleZh: '致 API 客户的邮件：迁移完成',
    channel: 'mail',
    subject: '{{integration}} {{version}}: migration complete',
    subjectZh: '{{integration}} {{version}}：迁移完成',
    text: `Hello,

the migration is complete: {{title}} ({{version}}) of {{integration}} is live.

What to do now: {{next_steps}}

Questions go to {{manager}}.`,
    textZh: `您好：

迁移完成：{{integration}} 的 {{title}}（{{version}}）已上线。

接下来：{{next_steps}}

如有疑问，请联系 {{manager}}。`,
    fields: [{ key: 'next_steps', label: 'What clients do now', labelZh: '客户接下来要做的' }],
  },
  {
    key: 'team_update',
    title: 'Internal chat: done',
    titleZh: '内部群：已完成',
    channel: 'chat',
    text: '{{integration}} {{version}} ({{title}}) is live in {{environment}}. Watch on: {{watch_notes}}',
    textZh: '{{integration}} {{version}}（{{title}}）已在 {{environment}} 上线。继续关注：{{watch_notes}}',
    fields: [{ key: 'watch_notes', label: 'What to watch', labelZh: '需要关注的内容', value: 'error rate, p95, adoption' }],
  },
]

const rollback: Communication[] = [
  {
    key: 'rollback_team',
    title: 'Internal chat: rolled back',
    titleZh: '内部群：已回滚',
    channel: 'chat',
    text: '{{integration}} {{version}} was rolled back in {{environment}}: {{reason}}. The previous version is serving again.',
    textZh: '{{integration}} {{version}} 已在 {{environment}} 回滚：{{reason}}。上一版本已恢复服务。',
    fields: [{ key: 'reason', label: 'Why', labelZh: '原因' }],
  },
  {
    key: 'rollback_status',
    title: 'Status page: rolled back',
    titleZh: '状态页：已回滚',
    channel: 'status_page',
    subject: '{{integration}} is back on its previous version',
    subjectZh: '{{integration}} 已恢复到上一版本',
    text: 'We have rolled back {{version}} of {{integration}}. The service works as before the maintenance.',
    textZh: '我们已回滚 {{integration}} {{version}}。服务已恢复到维护前的状态。',
  },
  {
    key: 'rollback_clients',
    title: 'Mail to API clients: rolled back',
    titleZh: '致 API 客户的邮件：已回滚',
    channel: 'mail',
    subject: '{{integration}} {{version}} was rolled back',
    subjectZh: '{{integration}} {{version}} 已回滚',
    text: `Hello,

we have rolled back {{title}} ({{version}}) of {{integration}}: {{reason}}. You need to do nothing. We will tell you the new date.`,
    textZh: `您好：

我们已回滚 {{integration}} 的 {{title}}（{{version}}）：{{reason}}。您无需任何操作，新的日期将另行通知。`,
    fields: [{ key: 'reason', label: 'Why', labelZh: '原因' }],
  },
]

export const communications: Communication[] = [...announcements, ...results, ...rollback]
