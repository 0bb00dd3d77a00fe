import { record } from '@/lib/core/command'
import { lockHeldRun } from './lease'
import { finishedEvent, touchedByRun } from './locks'
import { FinishRunInput } from './schema'

/**
 * Ends a run and tells upper floors. It is `passed` only when every step's stored result says so, those kept from an earlier run included,
 * whatever the caller thinks. What a passed run captured is forgotten; one that did not pass can be taken up again for a day.
 */
export const finishRun = record({
  name: 'smoke.finish',
  input: FinishRunInput,
  run: async ({ tx, input, now, emit }) => {
    const run = await lockHeldRun(tx, input, now)
    const passed = await tx.smokeResult.count({ where: { runId: run.id, state: 'passed' } })
    const state = input.state === 'passed' && (passed !== run.stepCount || passed === 0) ? 'errored' : input.state
    await tx.smokeRun.update({
      where: { id: run.id },
      data: {
        state,
        finishedAt: now,
        summary: input.summary,
        passedCount: passed,
        leaseOwner: null,
        leaseUntil: null,
        ...(state === 'passed' ? { keptCaptures: null } : {}),
      },
    })
    await emit('smoke.finished', finishedEvent(run, state))
    return { value: { state }, touched: touchedByRun(run) }
  },
})
