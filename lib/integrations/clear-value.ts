import { personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { integrationOfEnvironment, lockActiveEnvironment, touchedBy } from './locks'
import { ValueIdInput } from './schema'
import { newestVersion, tellValue, variableOf } from './value-versions'

/** Takes a value away; the versions before stay in the history. Clearing what is not set changes nothing. */
export const clearValue = command({
  name: 'value.clear',
  input: ValueIdInput,
  integration: integrationOfEnvironment,
  run: async ({ tx, actor, input, now, emit, expectVersion }) => {
    const environment = await lockActiveEnvironment(tx, input.environmentId)
    const variable = await variableOf(tx, input.variableId, environment.integrationId)
    const found = await newestVersion(tx, variable.id, environment.id)
    expectVersion({ version: found?.version ?? 0, value: tellValue(found) })
    if (!found || found.cleared) return { value: { version: found?.version ?? 0, changed: false }, audit: null }
    const version = found.version + 1
    await tx.variableValue.create({
      data: {
        variableId: variable.id,
        environmentId: environment.id,
        version,
        cleared: true,
        setById: personIdOf(actor),
        setByName: actor.name,
        setAt: now,
      },
    })
    const place = { integrationId: environment.integrationId, environmentId: environment.id }
    await emit('value.changed', { ...place, variableId: variable.id, key: variable.key, version })
    const before = tellValue(found)
    const after = { version, cleared: true }
    return {
      value: { version, changed: true },
      audit: {
        entity: {
          type: 'value',
          id: `${environment.id}:${variable.id}`,
          label: `${environment.integration.name} · ${environment.name} · ${variable.key}`,
        },
        before,
        after,
      },
      touched: touchedBy(environment.integrationId),
      changes: [
        {
          ...place,
          kind: 'configuration',
          summary: `${variable.key} cleared`,
          details: { what: 'value_cleared', variable: variable.key, variableId: variable.id, before, after },
        },
      ],
    }
  },
})
