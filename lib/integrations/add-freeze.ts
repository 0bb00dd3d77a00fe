import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { integrationOfEnvironment, lockActiveEnvironment, touchedBy } from './locks'
import { readMoment } from './moment'
import { AddFreezeInput } from './schema'

const longestDays = 366

/** Forbids starts in an environment for a range of time. Refuses a range that is over, turned round or longer than a year. */
export const addFreeze = command({
  name: 'freeze.add',
  input: AddFreezeInput,
  integration: integrationOfEnvironment,
  run: async ({ tx, actor, input, now, emit }) => {
    const environment = await lockActiveEnvironment(tx, input.environmentId)
    const startsAt = readMoment(input.startsAt, environment.timeZone)
    if (!startsAt) throw refuse('bad_moment', {}, { status: 400, field: 'startsAt' })
    const endsAt = readMoment(input.endsAt, environment.timeZone)
    if (!endsAt) throw refuse('bad_moment', {}, { status: 400, field: 'endsAt' })
    if (endsAt <= startsAt) throw refuse('freeze_turned_round', {}, { status: 400, field: 'endsAt' })
    if (endsAt <= now) throw refuse('freeze_over', {}, { status: 400, field: 'endsAt' })
    if (endsAt.getTime() - startsAt.getTime() > longestDays * 86_400_000) {
      throw refuse('freeze_too_long', { days: longestDays }, { status: 400, field: 'endsAt' })
    }
    const created = await tx.freeze.create({
      data: { environmentId: environment.id, startsAt, endsAt, reason: input.reason, createdByName: actor.name },
    })
    const place = { integrationId: environment.integrationId, environmentId: environment.id }
    await emit('environment.changed', { ...place, freezeId: created.id })
    return {
      value: { id: created.id, startsAt, endsAt },
      audit: {
        entity: { type: 'freeze', id: created.id, label: `${environment.integration.name} · ${environment.name}` },
        before: null,
        after: { startsAt, endsAt, reason: input.reason },
      },
      touched: touchedBy(environment.integrationId),
      changes: [
        {
          ...place,
          kind: 'freeze',
          summary: `Freeze added: ${input.reason}`,
          details: { what: 'freeze_added', reason: input.reason, startsAt, endsAt },
        },
      ],
    }
  },
})
