import { record } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { finishedEvent, touchedByRun } from './locks'
import { summarise } from './rules'
import { InterruptRunsInput, StepOutcome } from './schema'

/** A run that no worker took for so long never will be taken: its job is gone. Milliseconds. */
const forgottenAfterMs = 10 * 60_000

/**
 * Ends runs whose worker is gone: their lease ran out. They are `interrupted`, never passed; one whose answers were
 * already wrong is `failed`, since what was seen stays seen. Frees their place for the next run.
 */
export const interruptRuns = record({
  name: 'smoke.interrupt',
  input: InterruptRunsInput,
  run: async ({ tx, now, emit }) => {
    const forgotten = new Date(now.getTime() - forgottenAfterMs)
    const rows = await tx.$queryRaw<{ id: string }[]>`
      select id::text from smoke_runs
      where (state = 'running' and (lease_until is null or lease_until < ${now}::timestamptz)) or (state = 'queued' and created_at < ${forgotten}::timestamptz and not exists (
          select 1 from smoke_runs other
          where other.suite_id = smoke_runs.suite_id and other.environment_id = smoke_runs.environment_id and other.state = 'running'))
      order by id for update skip locked`
    const touched: string[] = []
    for (const { id } of rows) {
      const run = await tx.smokeRun.findUniqueOrThrow({ where: { id } })
      const failure = run.state === 'running' ? await failureOf(tx, id) : null
      const state = failure === null ? 'interrupted' : 'failed'
      const summary = failure ?? (run.state === 'running' ? 'The worker went away in the middle' : 'No worker took it')
      await tx.smokeRun.update({ where: { id }, data: { state, finishedAt: now, summary, leaseOwner: null, leaseUntil: null } })
      await emit('smoke.finished', finishedEvent(run, state))
      touched.push(...touchedByRun(run))
    }
    return { value: { interrupted: rows.map(({ id }) => id) }, touched }
  },
})

/** The first wrong answer a run had seen, in words; null when it had seen none. */
async function failureOf(tx: Tx, runId: string): Promise<string | null> {
  const results = await tx.smokeResult.findMany({ where: { runId, state: 'failed' }, orderBy: { position: 'asc' }, take: 1 })
  const steps = results.map(({ position, name, state, assertions }) => ({
    position,
    name,
    state,
    assertions: StepOutcome.shape.assertions.parse(assertions),
    error: null,
  }))
  return steps.length > 0 ? summarise(steps) : null
}
