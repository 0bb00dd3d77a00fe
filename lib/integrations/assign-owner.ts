import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { lockActiveIntegration, namedIntegration, touchedBy } from './locks'
import { AssignOwnerInput } from './schema'

/** Names the person who answers for one of the six areas (`UPZ-1`). A disabled person is refused. */
export const assignOwner = command({
  name: 'owner.assign',
  input: AssignOwnerInput,
  integration: namedIntegration,
  run: async ({ tx, input, now, emit }) => {
    const integration = await lockActiveIntegration(tx, input.integrationId)
    const person = await tx.person.findUnique({ where: { id: input.personId }, select: { id: true, name: true, disabledAt: true } })
    if (!person || person.disabledAt) throw refuse('owner_unknown', {}, { status: 422, field: 'personId' })
    const where = { integrationId_area: { integrationId: integration.id, area: input.area } }
    const found = await tx.owner.findUnique({ where, include: { person: { select: { id: true, name: true } } } })
    const value = { area: input.area, personId: person.id }
    if (found?.personId === person.id) return { value, audit: null }
    await tx.owner.upsert({
      where,
      create: { integrationId: integration.id, area: input.area, personId: person.id },
      update: { personId: person.id, assignedAt: now },
    })
    await emit('owner.changed', { integrationId: integration.id, area: input.area })
    const before = found ? { area: input.area, person: found.person } : null
    const after = { area: input.area, person: { id: person.id, name: person.name } }
    return {
      value,
      audit: {
        entity: { type: 'owner', id: `${integration.id}:${input.area}`, label: `${integration.name} · ${input.area}` },
        before,
        after,
      },
      touched: touchedBy(integration.id),
      changes: [
        {
          kind: 'owner',
          integrationId: integration.id,
          summary: `Owner of ${input.area}: ${found?.person.name ?? 'nobody'} → ${person.name}`,
          details: { what: 'owner_assigned', area: input.area, before: found?.person.name ?? null, after: person.name },
        },
      ],
    }
  },
})
