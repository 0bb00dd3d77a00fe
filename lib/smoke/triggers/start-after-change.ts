import { record } from '@/lib/core/command'
import { queueTriggered, schedulesFor } from './queue-triggered'
import { StartAfterChangeInput } from './schema'

/**
 * Starts the run that a deployment or a change asked for, now that the change has settled and what was sending has ended. Whoever switched the schedule off meanwhile, or archived
 * what it is about, gets none.
 */
export const startAfterChange = record({
  name: 'smoke.start_after_change',
  input: StartAfterChangeInput,
  run: async ({ tx, input, now }) => {
    const schedule = await tx.smokeSchedule.findUnique({
      where: { id: input.scheduleId },
      select: {
        id: true,
        environmentId: true,
        environment: { select: { archivedAt: true, integration: { select: { archivedAt: true } } } },
      },
    })
    if (!schedule || schedule.environment.archivedAt || schedule.environment.integration.archivedAt) return { value: { runId: null } }
    const asking = await schedulesFor(tx, schedule.environmentId, input.trigger)
    const own = asking.filter(({ id }) => id === schedule.id)
    const { runs, touched } = await queueTriggered(tx, own, { trigger: input.trigger, by: input.by, now })
    return { value: { runId: runs[0] ?? null }, touched }
  },
})
