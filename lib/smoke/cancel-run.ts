import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { finishedEvent, integrationOfRun, lockRun, touchedByRun } from './locks'
import { isOver } from './rules'
import { RunIdInput } from './schema'

/**
 * Stops a run. One that still waits is over at once; the worker of one that runs cuts its request within a second or
 * two. A run that is over is refused.
 */
export const cancelRun = command({
  name: 'smoke.cancel',
  input: RunIdInput,
  integration: integrationOfRun,
  run: async ({ tx, actor, input, now, emit }) => {
    const run = await lockRun(tx, input.runId)
    if (isOver(run.state)) throw refuse('run_over', { state: run.state })
    if (run.cancelRequestedAt) return { value: { runId: run.id, state: run.state }, audit: null }
    const waiting = run.state === 'queued'
    const updated = await tx.smokeRun.update({
      where: { id: run.id },
      data: waiting
        ? { state: 'cancelled', cancelRequestedAt: now, finishedAt: now, summary: `Cancelled by ${actor.name}` }
        : { cancelRequestedAt: now },
    })
    if (waiting) await emit('smoke.finished', finishedEvent(run, 'cancelled'))
    return {
      value: { runId: run.id, state: updated.state },
      audit: {
        entity: { type: 'smoke_run', id: run.id, label: `${run.suite.name} · ${run.environment.name}` },
        before: { state: run.state, cancelRequested: false },
        after: { state: updated.state, cancelRequested: true },
      },
      touched: touchedByRun(run),
    }
  },
})
