import { record } from '@/lib/core/command'
import { addJob } from '@/lib/core/events'
import { leaseEnd } from './lease'
import { lockRun, touchedByRun } from './locks'
import { runJob } from './queue-run'
import { isSlotHeld } from './schedules/is-slot-held'
import { TakeRunInput } from './schema'

/** How soon is looked again whether a scheduled check has ended, in milliseconds. */
const lookAgainMs = 1000

/**
 * Takes a waiting run for one execution: of several that try, one gets `taken: true`. From then on the run's
 * configuration is the one with this digest. While a scheduled check of the same suite and environment is held by a worker the run goes on
 * waiting: its job comes again.
 */
export const takeRun = record({
  name: 'smoke.take',
  input: TakeRunInput,
  run: async ({ tx, input, now }) => {
    const run = await lockRun(tx, input.runId)
    if (run.state !== 'queued') return { value: { taken: false } }
    if (await isSlotHeld(tx, run, now)) {
      // The queue's time is the machine's: a clock moved for a test does not move it.
      const runAt = new Date(Date.now() + lookAgainMs)
      await addJob(tx, runJob, { runId: run.id }, { jobKey: `smoke_run:${run.id}`, maxAttempts: 5, runAt })
      return { value: { taken: false } }
    }
    await tx.smokeRun.update({
      where: { id: run.id },
      data: { state: 'running', startedAt: now, leaseOwner: input.leaseOwner, leaseUntil: leaseEnd(now), configDigest: input.configDigest },
    })
    return { value: { taken: true }, touched: touchedByRun(run) }
  },
})
