import { record } from '@/lib/core/command'
import { leaseEnd } from './lease'
import { lockRun, touchedByRun } from './locks'
import { TakeRunInput } from './schema'

/**
 * Takes a waiting run for one execution: of several that try, one gets `taken: true`. From then on the run's
 * configuration is the one with this digest.
 */
export const takeRun = record({
  name: 'smoke.take',
  input: TakeRunInput,
  run: async ({ tx, input, now }) => {
    const run = await lockRun(tx, input.runId)
    if (run.state !== 'queued') return { value: { taken: false } }
    await tx.smokeRun.update({
      where: { id: run.id },
      data: { state: 'running', startedAt: now, leaseOwner: input.leaseOwner, leaseUntil: leaseEnd(now), configDigest: input.configDigest },
    })
    return { value: { taken: true }, touched: touchedByRun(run) }
  },
})
