import { command } from '@/lib/core/command'
import { lockActiveIntegration, namedIntegration, touchedBy } from './locks'
import { UpdateIntegrationInput } from './schema'

/** Changes name, description and whether the integration is critical. */
export const updateIntegration = command({
  name: 'integration.update',
  input: UpdateIntegrationInput,
  integration: namedIntegration,
  run: async ({ tx, input, expectVersion }) => {
    const found = await lockActiveIntegration(tx, input.integrationId)
    const before = { name: found.name, description: found.description, critical: found.critical }
    expectVersion({ version: found.version, value: before })
    const after = { name: input.name, description: input.description, critical: input.critical }
    const saved = await tx.integration.update({ where: { id: found.id }, data: { ...after, version: { increment: 1 } } })
    return {
      value: { version: saved.version },
      audit: { entity: { type: 'integration', id: found.id, label: saved.name }, before, after },
      touched: touchedBy(found.id),
      changes: [
        {
          kind: 'integration',
          integrationId: found.id,
          summary: `${saved.name} updated`,
          details: { what: 'integration_updated', name: saved.name, before, after },
        },
      ],
    }
  },
})
