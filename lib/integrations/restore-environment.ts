import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { integrationOfEnvironment, lockActiveIntegration, touchedBy } from './locks'
import { EnvironmentIdInput } from './schema'

/** Brings an archived environment back as it was. */
export const restoreEnvironment = command({
  name: 'environment.restore',
  input: EnvironmentIdInput,
  integration: integrationOfEnvironment,
  run: async ({ tx, input, emit }) => {
    const named = await tx.environment.findUnique({ where: { id: input.environmentId }, select: { integrationId: true } })
    if (!named) throw notFound('environment')
    const integration = await lockActiveIntegration(tx, named.integrationId)
    const found = await tx.environment.findUniqueOrThrow({ where: { id: input.environmentId } })
    if (!found.archivedAt) throw refuse('environment_not_archived', { name: found.name })
    const saved = await tx.environment.update({ where: { id: found.id }, data: { archivedAt: null, version: { increment: 1 } } })
    await emit('environment.changed', { integrationId: integration.id, environmentId: found.id })
    return {
      value: { version: saved.version },
      audit: {
        entity: { type: 'environment', id: found.id, label: `${integration.name} · ${found.name}` },
        before: { archivedAt: found.archivedAt },
        after: { archivedAt: null },
      },
      touched: touchedBy(integration.id),
      changes: [
        {
          kind: 'environment',
          integrationId: integration.id,
          environmentId: found.id,
          summary: `Environment ${found.name} restored`,
          details: { what: 'environment_restored', name: found.name },
        },
      ],
    }
  },
})
