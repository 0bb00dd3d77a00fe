import { record } from '@/lib/core/command'
import { addJob } from '@/lib/core/events'
import { notFound } from '@/lib/core/refusal'
import { leaseEnd } from './lease'
import { lockRun, lockSuite, touchedByRun } from './locks'
import { runJob } from './queue-run'
import { isSlotHeld } from './schedules/is-slot-held'
import { TakeRunInput } from './schema'

/** How soon is looked again whether another run of the suite and environment has ended, in milliseconds. */
const lookAgainMs = 1000

/**
 * Takes a waiting run for one execution: of several that try, one gets `taken: true`. From then on the run's
 * configuration is the one with this digest. One that takes another up again counts from the beginning of that: a change since then is
 * not in what was kept. While another run of the suite and environment is sent, or a scheduled check of them is held by a worker, it goes on
 * waiting: its job comes again.
 */
export const takeRun = record({
  name: 'smoke.take',
  input: TakeRunInput,
  run: async ({ tx, input, now }) => {
    const placed = await tx.smokeRun.findUnique({ where: { id: input.runId }, select: { suiteId: true } })
    if (!placed) throw notFound('run')
    // Two that wait for one place see each other: the suite's row is locked, as when a run is queued.
    await lockSuite(tx, placed.suiteId)
    const run = await lockRun(tx, input.runId)
    if (run.state !== 'queued') return { value: { taken: false } }
    const { suiteId, environmentId } = run
    const other = await tx.smokeRun.findFirst({ where: { suiteId, environmentId, state: 'running' }, select: { id: true } })
    if (other || (await isSlotHeld(tx, run, now))) {
      // The queue's time is the machine's: a clock moved for a test does not move it.
      const runAt = new Date(Date.now() + lookAgainMs)
      await addJob(tx, runJob, { runId: run.id }, { jobKey: `smoke_run:${run.id}`, maxAttempts: 5, runAt })
      return { value: { taken: false } }
    }
    const first = run.keptFromId ? await tx.smokeRun.findUnique({ where: { id: run.keptFromId }, select: { startedAt: true } }) : null
    await tx.smokeRun.update({
      where: { id: run.id },
      data: {
        state: 'running',
        startedAt: first?.startedAt ?? now,
        leaseOwner: input.leaseOwner,
        leaseUntil: leaseEnd(now),
        configDigest: input.configDigest,
      },
    })
    return { value: { taken: true }, touched: touchedByRun(run) }
  },
})
