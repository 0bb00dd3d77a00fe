import { record } from '@/lib/core/command'
import { leaseEnd } from './lease'
import { HeldRunInput } from './schema'

/** Keeps holding a run. `held: false`: it belongs to nobody or to another, so stop at once; `cancel`: somebody asked to stop. */
export const renewLease = record({
  name: 'smoke.renew',
  input: HeldRunInput,
  run: async ({ tx, input, now }) => {
    const where = { id: input.runId, state: 'running' as const, leaseOwner: input.leaseOwner, leaseUntil: { gt: now } }
    const { count } = await tx.smokeRun.updateMany({ where, data: { leaseUntil: leaseEnd(now) } })
    if (count === 0) return { value: { held: false, cancel: false } }
    const run = await tx.smokeRun.findUniqueOrThrow({ where: { id: input.runId }, select: { cancelRequestedAt: true } })
    return { value: { held: true, cancel: run.cancelRequestedAt !== null } }
  },
})
