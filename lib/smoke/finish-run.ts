import { record } from '@/lib/core/command'
import { lockHeldRun } from './lease'
import { finishedEvent, touchedByRun } from './locks'
import { FinishRunInput } from './schema'

/** Ends a run and tells upper floors. It is `passed` only when every step's stored result says so, whatever the caller thinks. */
export const finishRun = record({
  name: 'smoke.finish',
  input: FinishRunInput,
  run: async ({ tx, input, now, emit }) => {
    const run = await lockHeldRun(tx, input, now)
    const passed = await tx.smokeResult.count({ where: { runId: run.id, state: 'passed' } })
    const state = input.state === 'passed' && (passed !== run.stepCount || passed === 0) ? 'errored' : input.state
    await tx.smokeRun.update({
      where: { id: run.id },
      data: { state, finishedAt: now, summary: input.summary, passedCount: passed, leaseOwner: null, leaseUntil: null },
    })
    await emit('smoke.finished', finishedEvent(run, state))
    return { value: { state }, touched: touchedByRun(run) }
  },
})
