import { record } from '@/lib/core/command'
import { leaseEnd, lockHeldRun } from './lease'
import { touchedByStep } from './locks'
import { resultRow } from './result-row'
import { StoreStepInput } from './schema'

/** Keeps a step's result as it ends, and shows it to whoever looks. Only the execution that holds the run may. */
export const storeStep = record({
  name: 'smoke.store_step',
  input: StoreStepInput,
  run: async ({ tx, input, now }) => {
    const run = await lockHeldRun(tx, input, now)
    const { response, ...row } = resultRow(input.outcome)
    const result = { runId: run.id, ...row, ...(response ? { response } : {}) }
    const stored = await tx.smokeResult.createMany({ data: [result], skipDuplicates: true })
    const passed = stored.count === 1 && row.state === 'passed'
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
