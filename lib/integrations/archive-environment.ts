import { command } from '@/lib/core/command'
import { integrationOfEnvironment, lockActiveEnvironment, touchedBy } from './locks'
import { EnvironmentIdInput } from './schema'

/** Takes an environment out of use: its values can no longer change, its history stays. Can be restored. */
export const archiveEnvironment = command({
  name: 'environment.archive',
  input: EnvironmentIdInput,
  integration: integrationOfEnvironment,
  run: async ({ tx, input, now, emit }) => {
    const found = await lockActiveEnvironment(tx, input.environmentId)
    const saved = await tx.environment.update({ where: { id: found.id }, data: { archivedAt: now, version: { increment: 1 } } })
    await emit('environment.changed', { integrationId: found.integrationId, environmentId: found.id })
    return {
      value: { version: saved.version },
      audit: {
        entity: { type: 'environment', id: found.id, label: `${found.integration.name} · ${found.name}` },
        before: { archivedAt: null },
        after: { archivedAt: now },
      },
      touched: touchedBy(found.integrationId),
      changes: [
        {
          kind: 'environment',
          integrationId: found.integrationId,
          environmentId: found.id,
          summary: `Environment ${found.name} archived`,
          details: { what: 'environment_archived', name: found.name },
        },
      ],
    }
  },
})
