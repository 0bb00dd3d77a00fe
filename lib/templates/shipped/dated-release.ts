import type { PublishTemplateInput, TemplateBodyInput } from '../schema'
import { TemplateBody } from '../schema'
import { afterwards } from './afterwards'
import { dDay } from './d-day'
import { preDeployment } from './pre-deployment'
import { runUp } from './run-up'

/** Facts of the release that switch items on and off. */
const facts: TemplateBodyInput['facts'] = [
  { key: 'cursor_pagination', label: 'Changes cursor pagination', labelZh: '涉及游标分页', default: true },
  { key: 'client_facing', label: 'API clients notice it', labelZh: 'API 客户会感知到', default: true },
  { key: 'database_migration', label: 'Migrates the database', labelZh: '包含数据库迁移', default: true },
  { key: 'maintenance', label: 'Needs maintenance mode', labelZh: '需要维护模式', default: true },
]

/** Who signs, and for what (HST-14). A slot covers what its role answers for, so that a change asks only those it concerns. */
const slots: TemplateBodyInput['slots'] = [
  {
    slotRoleKey: 'tech_lead',
    name: 'Tech Lead',
    nameZh: '技术负责人',
    before: 'start',
    covers: ['version', 'artifacts', 'configuration', 'plan', 'exceptions', 'rollback'],
    meaning: 'I have reviewed this version, its configuration and its plan, and accept the exceptions listed.',
    meaningZh: '我已审核该版本、其配置与计划，并接受所列例外。',
  },
  {
    slotRoleKey: 'devops',
    name: 'DevOps',
    nameZh: '运维',
    before: 'start',
    covers: ['artifacts', 'configuration', 'plan', 'rollout', 'rollback'],
    meaning: 'These artifacts and this configuration can be deployed by this plan, and rolled back.',
    meaningZh: '这些制品与配置可以按此计划部署，并且可以回滚。',
  },
  {
    slotRoleKey: 'qa_lead',
    name: 'QA Lead',
    nameZh: '测试负责人',
    before: 'start',
    covers: ['version', 'artifacts', 'plan', 'exceptions', 'evidence'],
    meaning: 'The evidence shows that this version is tested; the exceptions listed are acceptable.',
    meaningZh: '证据表明该版本已通过测试，所列例外可以接受。',
  },
  {
    slotRoleKey: 'product_owner',
    name: 'Product Owner',
    nameZh: '产品负责人',
    before: 'start',
    covers: ['version', 'plan', 'exceptions'],
    meaning: 'This version is to be released in this window, and those concerned have been told.',
    meaningZh: '同意该版本在此窗口发布，相关方均已获知。',
  },
  {
    slotRoleKey: 'deployment_lead',
    name: 'Deployment Lead',
    nameZh: '部署负责人',
    before: 'completion',
    covers: ['version', 'artifacts', 'exceptions', 'evidence'],
    meaning: 'The release was deployed as planned; what deviated is listed.',
    meaningZh: '发布已按计划部署，偏差均已列明。',
  },
  {
    slotRoleKey: 'on_call_engineer',
    name: 'On-Call Engineer',
    nameZh: '值班工程师',
    before: 'completion',
    covers: ['configuration', 'exceptions'],
    meaning: 'The service is stable and handed over to on-call.',
    meaningZh: '服务运行稳定，已移交值班。',
  },
]

/** The dated release: from the checks before anything is dated to the review at D+30. Every installation has it. */
export const datedRelease: PublishTemplateInput = {
  key: 'dated_release',
  name: 'Dated release',
  description: 'One release on one date: checks before it, a plan by the minute, a watch after it. Six sign-offs.',
  body: TemplateBody.parse({ facts, phases: [preDeployment, ...runUp, dDay, ...afterwards], slots }),
}

/** What ships with the product, in the order lists show it. */
export const shippedTemplates: readonly PublishTemplateInput[] = [datedRelease]
