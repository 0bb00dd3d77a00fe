import type { Tx } from '@/lib/core/db/client'
import { addJob } from '@/lib/core/events'
import { lockActiveSuite, touchedByRun } from '../locks'
import { queueRun } from '../queue-run'
import type { ChangeTrigger } from './schema'

/** The job that starts a run once it is time for it. */
export const afterChangeJob = 'smoke_after_change'

/** How soon is looked again whether a run that knew nothing of the change has ended, in milliseconds. */
const lookAgainMs = 3000

/** The switch of a schedule that asks for a run after it. */
const switches = { deployment: 'onDeployment', value_change: 'onValueChange', key_change: 'onKeyChange' } as const satisfies Record<
  ChangeTrigger,
  string
>

type Asking = { id: string; suiteId: string; environmentId: string }

/** The schedules of an environment that are on and ask for a run after this. Suites that are archived do not run. */
export async function schedulesFor(tx: Tx, environmentId: string, trigger: ChangeTrigger): Promise<Asking[]> {
  return tx.smokeSchedule.findMany({
    where: { environmentId, enabled: true, [switches[trigger]]: true, suite: { archivedAt: null } },
    // Always the same order: queueing locks the suites.
    orderBy: [{ suiteId: 'asc' }],
    select: { id: true, suiteId: true, environmentId: true },
  })
}

/**
 * Lets a run begin for each of these schedules after something has changed, in the caller's transaction. A run that still waits will know
 * of the change and is that run; one that is sending already does not, and another follows its end (`waiting`).
 */
export async function queueTriggered(
  tx: Tx,
  schedules: readonly Asking[],
  wish: { trigger: ChangeTrigger; by: string; now: Date },
): Promise<{ runs: string[]; waiting: number; touched: string[] }> {
  const queued = { runs: [] as string[], waiting: 0, touched: [] as string[] }
  for (const { id: scheduleId, suiteId, environmentId } of schedules) {
    await lockActiveSuite(tx, suiteId)
    // Locked, so that the run that waits cannot begin between this look and the commit.
    const sending = await tx.$queryRaw<unknown[]>`
      select 1 from (select state from smoke_runs where suite_id = ${suiteId}::uuid and environment_id = ${environmentId}::uuid
        and state in ('queued', 'running') for update) under_way where state = 'running'`
    if (sending.length > 0) {
      await queueStart(tx, { scheduleId, trigger: wish.trigger, by: wish.by }, lookAgainMs)
      queued.waiting++
      continue
    }
    const by = { id: null, name: wish.by }
    const { run } = await queueRun(tx, { suiteId, environmentId, trigger: wish.trigger, by, now: wish.now, scheduleId })
    queued.runs.push(run.id)
    queued.touched.push(...touchedByRun(run))
  }
  return queued
}

/** Lets a schedule's run be started in so many milliseconds. There is one such wish a schedule: a later one takes its place. */
export async function queueStart(tx: Tx, wish: { scheduleId: string; trigger: ChangeTrigger; by: string }, inMs: number): Promise<void> {
  // The queue's time is the machine's: a clock moved for a test does not move it.
  const runAt = new Date(Date.now() + inMs)
  await addJob(tx, afterChangeJob, wish, { jobKey: `${afterChangeJob}:${wish.scheduleId}`, runAt })
}
