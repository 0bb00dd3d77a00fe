import { command, type ChangeRecord } from '@/lib/core/command'
import { integrationOfEnvironment, lockActiveEnvironment, touchedBy } from './locks'
import { UpdateEnvironmentInput } from './schema'

/** Changes name, whether it is production, which features are on, and its base time zone. Features are configuration. */
export const updateEnvironment = command({
  name: 'environment.update',
  input: UpdateEnvironmentInput,
  integration: integrationOfEnvironment,
  run: async ({ tx, input, emit, expectVersion }) => {
    const found = await lockActiveEnvironment(tx, input.environmentId)
    const before = { name: found.name, production: found.production, features: [...found.features].sort(), timeZone: found.timeZone }
    expectVersion({ version: found.version, value: before })
    const after = {
      name: input.name,
      production: input.production,
      features: [...new Set(input.features)].sort(),
      timeZone: input.timeZone,
    }
    const saved = await tx.environment.update({ where: { id: found.id }, data: { ...after, version: { increment: 1 } } })
    await emit('environment.changed', { integrationId: found.integrationId, environmentId: found.id })
    const place = { integrationId: found.integrationId, environmentId: found.id }
    const changes: ChangeRecord[] = []
    const added = after.features.filter((feature) => !before.features.includes(feature))
    const removed = before.features.filter((feature) => !after.features.includes(feature))
    if (added.length + removed.length > 0) {
      const list = [...added.map((feature) => `+${feature}`), ...removed.map((feature) => `−${feature}`)].join(', ')
      changes.push({
        ...place,
        kind: 'configuration',
        summary: `Features ${list}`,
        details: { what: 'features_changed', added, removed, list },
      })
    }
    if (before.name !== after.name || before.production !== after.production || before.timeZone !== after.timeZone) {
      const details = { what: 'environment_updated', name: after.name, before, after }
      changes.push({ ...place, kind: 'environment', summary: `Environment ${after.name} updated`, details })
    }
    return {
      value: { version: saved.version },
      audit: { entity: { type: 'environment', id: found.id, label: `${found.integration.name} · ${saved.name}` }, before, after },
      touched: touchedBy(found.integrationId),
      changes,
    }
  },
})
