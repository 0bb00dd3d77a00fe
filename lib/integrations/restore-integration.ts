import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { lockIntegration, namedIntegration, touchedBy } from './locks'
import { IntegrationIdInput } from './schema'

/** Brings an archived integration back as it was. */
export const restoreIntegration = command({
  name: 'integration.restore',
  input: IntegrationIdInput,
  integration: namedIntegration,
  run: async ({ tx, input }) => {
    const found = await lockIntegration(tx, input.integrationId)
    if (!found.archivedAt) throw refuse('integration_not_archived', { name: found.name })
    const archivedAt = null
    const saved = await tx.integration.update({ where: { id: found.id }, data: { archivedAt, version: { increment: 1 } } })
    return {
      value: { version: saved.version },
      audit: {
        entity: { type: 'integration', id: found.id, label: found.name },
        before: { archivedAt: found.archivedAt },
        after: { archivedAt },
      },
      touched: touchedBy(found.id),
      changes: [
        {
          kind: 'integration',
          integrationId: found.id,
          summary: `${found.name} restored`,
          details: { what: 'integration_restored', name: found.name },
        },
      ],
    }
  },
})
