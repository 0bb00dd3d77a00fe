import { record } from '@/lib/core/command'
import { queueStart, schedulesFor } from './queue-triggered'
import { AfterChangeInput } from './schema'

/** Changes that follow one another faster than this are one change, in milliseconds. */
const settleMs = 10_000

/**
 * Lets the suites that ask for it run after a value was changed: `key_change` when the variable is a secret, `value_change` otherwise. The
 * run waits until no further change has come for ten seconds; each change moves the one job that waits.
 */
export const queueAfterChange = record({
  name: 'smoke.after_change',
  input: AfterChangeInput,
  run: async ({ tx, input }) => {
    const { environmentId, variableId, version } = input
    const changed = await tx.variableValue.findUnique({
      where: { variableId_environmentId_version: { variableId, environmentId, version } },
      select: { setByName: true, variable: { select: { kind: true } } },
    })
    if (!changed) return { value: { waiting: 0 } }
    const trigger = changed.variable.kind === 'secret' ? 'key_change' : 'value_change'
    const schedules = await schedulesFor(tx, environmentId, trigger)
    for (const { id: scheduleId } of schedules) await queueStart(tx, { scheduleId, trigger, by: changed.setByName }, settleMs)
    return { value: { waiting: schedules.length } }
  },
})
