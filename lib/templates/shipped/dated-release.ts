import { afterwards } from './dated/afterwards'
import { alerts, metadata, metrics, prompts, risks, triggers, watches } from './dated/beside'
import { communications } from './dated/communications'
import { dDay } from './dated/d-day'
import { preDeployment } from './dated/pre-deployment'
import { rollbackRun } from './dated/rollback-run'
import { runUp } from './dated/run-up'
import { shippedTemplate } from './shipped-template'
import { signOffSlots } from './sign-off-slots'

/** The dated release: from the checks before anything is dated to the review at D+30 (HST). Every installation has it. */
export const datedRelease = shippedTemplate({
  key: 'dated_release',
  name: 'Dated release',
  nameZh: '按日程发布（D-7 至 D+30）',
  description: 'One release on one date: checks before it, a plan by the minute, a watch after it. Six sign-offs.',
  descriptionZh: '一次定于某日的发布：事前检查、按分钟排定的计划、事后值守。共六个签字。',
  tags: ['hostaway', 'dated', 'maintenance window'],
  body: {
    facts: [
      { key: 'cursor_pagination', label: 'Changes cursor pagination', labelZh: '涉及游标分页', default: true },
      { key: 'client_facing', label: 'API clients notice it', labelZh: 'API 客户会感知到', default: true },
      { key: 'database_migration', label: 'Migrates the database', labelZh: '包含数据库迁移', default: true },
      { key: 'maintenance', label: 'Needs maintenance mode', labelZh: '需要维护模式', default: true },
      { key: 'rolling_back', label: 'Is being rolled back', labelZh: '正在回滚' },
    ],
    phases: [preDeployment, ...runUp, dDay, rollbackRun, ...afterwards],
    slots: signOffSlots('tech_lead', 'devops', 'qa_lead', 'product_owner', 'deployment_lead', 'on_call_engineer'),
    metadata,
    metrics,
    watches,
    communications,
    risks,
    triggers,
    alerts,
    prompts,
  },
})
