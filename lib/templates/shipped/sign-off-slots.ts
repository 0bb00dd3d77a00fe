import type { TemplateBodyInput } from '../schema'

type Slot = NonNullable<TemplateBodyInput['slots']>[number]

/**
 * The slots that shipped plans ask for (HST-14), by role. A slot covers what its role answers for, so that a change asks only those it
 * concerns to sign again.
 */
const slots: Record<string, Slot> = {
  tech_lead: {
    slotRoleKey: 'tech_lead',
    name: 'Tech Lead',
    nameZh: '技术负责人',
    before: 'start',
    covers: ['version', 'artifacts', 'configuration', 'plan', 'exceptions', 'rollback'],
    meaning: 'I have reviewed this version, its configuration and its plan, and accept the exceptions listed.',
    meaningZh: '我已审核该版本、其配置与计划，并接受所列例外。',
  },
  devops: {
    slotRoleKey: 'devops',
    name: 'DevOps',
    nameZh: '运维',
    before: 'start',
    covers: ['artifacts', 'configuration', 'plan', 'rollout', 'rollback'],
    meaning: 'These artifacts and this configuration can be deployed by this plan, and rolled back.',
    meaningZh: '这些制品与配置可以按此计划部署，并且可以回滚。',
  },
  qa_lead: {
    slotRoleKey: 'qa_lead',
    name: 'QA Lead',
    nameZh: '测试负责人',
    before: 'start',
    covers: ['version', 'artifacts', 'plan', 'exceptions', 'evidence'],
    meaning: 'The evidence shows that this version is tested; the exceptions listed are acceptable.',
    meaningZh: '证据表明该版本已通过测试，所列例外可以接受。',
  },
  product_owner: {
    slotRoleKey: 'product_owner',
    name: 'Product Owner',
    nameZh: '产品负责人',
    before: 'start',
    covers: ['version', 'plan', 'exceptions'],
    meaning: 'This version is to be released in this window, and those concerned have been told.',
    meaningZh: '同意该版本在此窗口发布，相关方均已获知。',
  },
  deployment_lead: {
    slotRoleKey: 'deployment_lead',
    name: 'Deployment Lead',
    nameZh: '部署负责人',
    before: 'completion',
    covers: ['version', 'artifacts', 'exceptions', 'evidence'],
    meaning: 'The release was deployed as planned; what deviated is listed.',
    meaningZh: '发布已按计划部署，偏差均已列明。',
  },
  on_call_engineer: {
    slotRoleKey: 'on_call_engineer',
    name: 'On-Call Engineer',
    nameZh: '值班工程师',
    before: 'completion',
    covers: ['configuration', 'exceptions'],
    meaning: 'The service is stable and handed over to on-call.',
    meaningZh: '服务运行稳定，已移交值班。',
  },
}

/** The slots of these roles, in the order given. */
export function signOffSlots(...roles: string[]): Slot[] {
  return roles.map((role) => {
    const slot = slots[role]
    if (!slot) throw new Error(`No slot is written for ${role}`)
    return slot
  })
}
