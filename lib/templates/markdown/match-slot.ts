import { defaultSlotRoles } from '@/lib/people/default-slot-roles'
import type { SubjectPartKey } from '../schema'

/** What a role answers for where a document does not say, so that a change asks only those it concerns. */
const COVERS: Record<string, { covers: SubjectPartKey[]; meaning: string; meaningZh: string }> = {
  tech_lead: {
    covers: ['version', 'artifacts', 'configuration', 'plan', 'exceptions', 'rollback'],
    meaning: 'I have reviewed this version, its configuration and its plan, and accept the exceptions listed.',
    meaningZh: '我已审核该版本、其配置与计划，并接受所列例外。',
  },
  devops: {
    covers: ['artifacts', 'configuration', 'plan', 'rollout', 'rollback'],
    meaning: 'These artifacts and this configuration can be deployed by this plan, and rolled back.',
    meaningZh: '这些制品与配置可以按此计划部署，并且可以回滚。',
  },
  qa_lead: {
    covers: ['version', 'artifacts', 'plan', 'exceptions', 'evidence'],
    meaning: 'The evidence shows that this version is tested; the exceptions listed are acceptable.',
    meaningZh: '证据表明该版本已通过测试，所列例外可以接受。',
  },
  product_owner: {
    covers: ['version', 'plan', 'exceptions'],
    meaning: 'This version is to be released in this window, and those concerned have been told.',
    meaningZh: '同意该版本在此窗口发布，相关方均已获知。',
  },
  deployment_lead: {
    covers: ['version', 'artifacts', 'exceptions', 'evidence'],
    meaning: 'The release was deployed as planned; what deviated is listed.',
    meaningZh: '发布已按计划部署，偏差均已列明。',
  },
  on_call_engineer: {
    covers: ['configuration', 'exceptions'],
    meaning: 'The service is stable and handed over to on-call.',
    meaningZh: '服务运行稳定，已移交值班。',
  },
}

/** A role nobody knows signs for the version, its plan and its exceptions. */
const UNKNOWN = {
  covers: ['version', 'plan', 'exceptions'] satisfies SubjectPartKey[] as SubjectPartKey[],
  meaning: 'I agree to this version, its plan and the exceptions listed.',
  meaningZh: '我同意该版本、其计划及所列例外。',
}

const OTHER_NAMES: Record<string, string> = {
  techlead: 'tech_lead',
  technicallead: 'tech_lead',
  leadengineer: 'tech_lead',
  技术主管: 'tech_lead',
  技术经理: 'tech_lead',
  devopsengineer: 'devops',
  devopslead: 'devops',
  运维负责人: 'devops',
  运维工程师: 'devops',
  qa: 'qa_lead',
  qaengineer: 'qa_lead',
  qalead: 'qa_lead',
  qamanager: 'qa_lead',
  测试: 'qa_lead',
  测试主管: 'qa_lead',
  productowner: 'product_owner',
  po: 'product_owner',
  产品经理: 'product_owner',
  deploymentlead: 'deployment_lead',
  deployer: 'deployment_lead',
  oncall: 'on_call_engineer',
  oncallengineer: 'on_call_engineer',
  值班: 'on_call_engineer',
}

const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** The default slot role of that name, in English or Chinese; null when there is none. */
export function matchSlotRole(name: string): (typeof defaultSlotRoles)[number] | null {
  const wanted = bare(name)
  const key = Object.hasOwn(OTHER_NAMES, wanted) ? OTHER_NAMES[wanted] : null
  return defaultSlotRoles.find((role) => role.key === key || bare(role.name) === wanted || role.nameZh === name.trim()) ?? null
}

/** What a slot of this role covers, and what is signed, where nobody said. */
export const slotDefaults = (roleKey: string | null) => (roleKey === null ? UNKNOWN : (COVERS[roleKey] ?? UNKNOWN))
