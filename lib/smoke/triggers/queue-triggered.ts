import type { Tx } from '@/lib/core/db/client'
import { touchedByRun } from '../locks'
import { queueRun } from '../queue-run'

/** What happened that suites answer with a run, and the switch of a schedule that asks for it. */
export const triggerSwitches = {
  deployment: 'onDeployment',
  value_change: 'onValueChange',
  key_change: 'onKeyChange',
} as const
export type ChangeTrigger = keyof typeof triggerSwitches

/** The schedules of an environment that are on and asked to run after this. Suites that are archived do not run. */
export async function schedulesFor(tx: Tx, environmentId: string, triggers: readonly ChangeTrigger[]) {
  return tx.smokeSchedule.findMany({
    where: {
      environmentId,
      enabled: true,
      OR: triggers.map((trigger) => ({ [triggerSwitches[trigger]]: true })),
      suite: { archivedAt: null },
    },
    // Always the same order: queueing locks the suites.
    orderBy: [{ suiteId: 'asc' }],
    select: { id: true, suiteId: true, environmentId: true },
  })
}

/** Queues a run for each of these schedules in the caller's transaction; answers the runs, and what their pages are told. */
export async function queueTriggered(
  tx: Tx,
  schedules: readonly { id: string; suiteId: string; environmentId: string }[],
  wish: { trigger: ChangeTrigger; by: string; now: Date },
): Promise<{ runs: { id: string; already: boolean }[]; touched: string[] }> {
  const runs: { id: string; already: boolean }[] = []
  const touched: string[] = []
  for (const { id: scheduleId, suiteId, environmentId } of schedules) {
    const by = { id: null, name: wish.by }
    const { run, already } = await queueRun(tx, { suiteId, environmentId, trigger: wish.trigger, by, now: wish.now, scheduleId })
    runs.push({ id: run.id, already })
    touched.push(...touchedByRun(run))
  }
  return { runs, touched }
}
