import { personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { integrationOfEnvironment, lockActiveEnvironment } from '@/lib/integrations/locks'
import { readMoment } from '@/lib/integrations/moment'
import { AddWindowInput } from './schema'
import { touchedByWindow } from './touched'

/** A mute that lasts longer is an alarm switched off: change the schedule instead. */
const longestDays = 31

/**
 * Mutes the alarms of an environment, or of one suite in it, for a span of time. What runs meanwhile still counts, so that an alarm says
 * at the end of the window what is true then. Windows may overlap. Refuses one that is over, turned round or longer than 31 days.
 */
export const addWindow = command({
  name: 'maintenance.add',
  input: AddWindowInput,
  integration: integrationOfEnvironment,
  run: async ({ tx, actor, input, now }) => {
    const environment = await lockActiveEnvironment(tx, input.environmentId)
    const suiteId = input.suiteId ?? null
    const suite = suiteId ? await tx.smokeSuite.findUnique({ where: { id: suiteId } }) : null
    if (suiteId && suite?.integrationId !== environment.integrationId) throw notFound('suite')
    if (suite?.archivedAt) throw refuse('suite_archived', { name: suite.name })
    const startsAt = readMoment(input.startsAt, environment.timeZone)
    if (!startsAt) throw refuse('bad_moment', {}, { status: 400, field: 'startsAt' })
    const endsAt = readMoment(input.endsAt, environment.timeZone)
    if (!endsAt) throw refuse('bad_moment', {}, { status: 400, field: 'endsAt' })
    if (endsAt <= startsAt) throw refuse('window_turned_round', {}, { status: 400, field: 'endsAt' })
    if (endsAt <= now) throw refuse('window_over', {}, { status: 400, field: 'endsAt' })
    if (endsAt.getTime() - startsAt.getTime() > longestDays * 86_400_000) {
      throw refuse('window_too_long', { days: longestDays }, { status: 400, field: 'endsAt' })
    }
    const { reason } = input
    const created = await tx.maintenanceWindow.create({
      data: {
        environmentId: environment.id,
        suiteId,
        startsAt,
        endsAt,
        reason,
        createdById: personIdOf(actor),
        createdByName: actor.name,
        createdAt: now,
      },
    })
    const place = { integrationId: environment.integrationId, environmentId: environment.id }
    return {
      value: { id: created.id, startsAt, endsAt },
      audit: {
        entity: {
          type: 'maintenance',
          id: created.id,
          label: [environment.integration.name, environment.name, suite?.name].filter(Boolean).join(' · '),
        },
        before: null,
        after: { environmentId: environment.id, suiteId, startsAt, endsAt, reason },
      },
      touched: touchedByWindow({ ...place, suiteId }),
      changes: [
        {
          ...place,
          kind: 'maintenance',
          summary: `Maintenance planned: ${reason}`,
          details: { what: 'maintenance_added', reason, startsAt, endsAt, suiteId },
        },
      ],
    }
  },
})
