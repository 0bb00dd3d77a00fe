import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { lockIntegration, namedIntegration, touchedBy } from './locks'
import { IntegrationIdInput } from './schema'

/** Takes an integration out of use: it leaves the lists, its values can no longer change, its history stays. Can be restored. */
export const archiveIntegration = command({
  name: 'integration.archive',
  input: IntegrationIdInput,
  integration: namedIntegration,
  run: async ({ tx, input, now }) => {
    const found = await lockIntegration(tx, input.integrationId)
    if (found.archivedAt) throw refuse('integration_archived', { name: found.name })
    const archivedAt = now
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
          summary: `${found.name} archived`,
          details: { what: 'integration_archived', name: found.name },
        },
      ],
    }
  },
})
