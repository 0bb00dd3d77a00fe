import { command } from '@/lib/core/command'
import { lockActiveIntegration, namedIntegration, touchedBy } from './locks'
import { ClearOwnerInput } from './schema'

/** Leaves an area without an owner, which shows as a finding of the configuration. */
export const clearOwner = command({
  name: 'owner.clear',
  input: ClearOwnerInput,
  integration: namedIntegration,
  run: async ({ tx, input, emit }) => {
    const integration = await lockActiveIntegration(tx, input.integrationId)
    const where = { integrationId_area: { integrationId: integration.id, area: input.area } }
    const found = await tx.owner.findUnique({ where, include: { person: { select: { id: true, name: true } } } })
    const value = { area: input.area }
    if (!found) return { value, audit: null }
    await tx.owner.delete({ where })
    await emit('owner.changed', { integrationId: integration.id, area: input.area })
    return {
      value,
      audit: {
        entity: { type: 'owner', id: `${integration.id}:${input.area}`, label: `${integration.name} · ${input.area}` },
        before: { area: input.area, person: found.person },
        after: null,
      },
      touched: touchedBy(integration.id),
      changes: [
        {
          kind: 'owner',
          integrationId: integration.id,
          summary: `Owner of ${input.area}: ${found.person.name} → nobody`,
          details: { what: 'owner_cleared', area: input.area, before: found.person.name },
        },
      ],
    }
  },
})
