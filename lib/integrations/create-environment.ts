import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { lockActiveIntegration, namedIntegration, touchedBy } from './locks'
import { CreateEnvironmentInput } from './schema'

/** Adds an environment after the ones there are. A key that this integration already used is refused, archived ones included. */
export const createEnvironment = command({
  name: 'environment.create',
  input: CreateEnvironmentInput,
  integration: namedIntegration,
  run: async ({ tx, input, emit }) => {
    const integration = await lockActiveIntegration(tx, input.integrationId)
    const others = await tx.environment.findMany({ where: { integrationId: integration.id }, select: { key: true, position: true } })
    if (others.some((other) => other.key === input.key)) throw refuse('environment_key_taken', { key: input.key }, { field: 'key' })
    const features = [...new Set(input.features)].sort()
    const position = Math.max(0, ...others.map((other) => other.position + 1))
    const created = await tx.environment.create({ data: { ...input, features, position } })
    await emit('environment.changed', { integrationId: integration.id, environmentId: created.id })
    const after = { key: created.key, name: created.name, production: created.production, features, timeZone: created.timeZone }
    return {
      value: { id: created.id, key: created.key, version: created.version },
      audit: { entity: { type: 'environment', id: created.id, label: `${integration.name} · ${created.name}` }, before: null, after },
      touched: touchedBy(integration.id),
      changes: [
        {
          kind: 'environment',
          integrationId: integration.id,
          environmentId: created.id,
          summary: `Environment ${created.name} created`,
          details: { what: 'environment_created', name: created.name },
        },
      ],
    }
  },
})
