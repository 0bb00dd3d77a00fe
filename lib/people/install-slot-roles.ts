import { z } from 'zod'
import { job } from '@/lib/core/actor'
import { command } from '@/lib/core/command'

/** The slot roles an installation starts with (HST-14). Administrators rename, add and retire them afterwards. */
const shipped = [
  { key: 'tech_lead', name: 'Tech Lead', nameZh: '技术负责人' },
  { key: 'devops', name: 'DevOps', nameZh: '运维' },
  { key: 'qa_lead', name: 'QA Lead', nameZh: '测试负责人' },
  { key: 'product_owner', name: 'Product Owner', nameZh: '产品负责人' },
  { key: 'deployment_lead', name: 'Deployment Lead', nameZh: '部署负责人' },
  { key: 'on_call_engineer', name: 'On-Call Engineer', nameZh: '值班工程师' },
]

const install = command({
  name: 'slot_role.install',
  input: z.strictObject({}),
  run: async ({ tx }) => {
    if ((await tx.slotRole.count()) > 0) return { value: { installed: 0 }, audit: null }
    const { count } = await tx.slotRole.createMany({ data: shipped, skipDuplicates: true })
    return {
      value: { installed: count },
      audit: { entity: { type: 'slot_role', id: 'shipped', label: 'slot roles' }, before: null, after: { keys: shipped.map((role) => role.key) } },
    }
  },
})

/** Puts the first slot roles into an installation that has none; otherwise does nothing. Run at every start. */
export async function installSlotRoles(): Promise<void> {
  const answer = await install(job('start'), {})
  if (!answer.ok) throw new Error(answer.refusal.message)
}
