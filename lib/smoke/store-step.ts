import { record } from '@/lib/core/command'
import { leaseEnd, lockHeldRun } from './lease'
import { touchedByStep } from './locks'
import { StoreStepInput } from './schema'

/** Keeps a step's result as it ends, and shows it to whoever looks. Only the execution that holds the run may. */
export const storeStep = record({
  name: 'smoke.store_step',
  input: StoreStepInput,
  run: async ({ tx, input, now }) => {
    const run = await lockHeldRun(tx, input, now)
    const { position, name, state, startedAt, attempts, status, timings, assertions, request, response, captures, error, detail } =
      input.outcome
    const result = {
      name,
      state,
      startedAt,
      attempts,
      status,
      timings,
      assertions,
      request,
      ...(response ? { response } : {}),
      captures,
      detail,
      error: error ? JSON.stringify(error) : null,
    }
    const stored = await tx.smokeResult.createMany({ data: [{ runId: run.id, position, ...result }], skipDuplicates: true })
    const passed = stored.count === 1 && state === 'passed'
    await tx.smokeRun.update({
      where: { id: run.id },
      data: {
        leaseUntil: leaseEnd(now),
        ...(passed ? { passedCount: { increment: 1 } } : {}),
        ...(input.keptCaptures ? { keptCaptures: input.keptCaptures } : {}),
      },
    })
    return { value: { stored: stored.count === 1 }, touched: touchedByStep(run) }
  },
})
