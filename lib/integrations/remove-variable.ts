import { command } from '@/lib/core/command'
import { newestValues } from './newest-values'
import { integrationOfVariable, lockActiveIntegration, lockVariable, touchedBy } from './locks'
import { VariableIdInput } from './schema'

/** Removes a variable from every environment. Its history stays; a new one of the same name starts its own. */
export const removeVariable = command({
  name: 'variable.remove',
  input: VariableIdInput,
  integration: integrationOfVariable,
  run: async ({ tx, input, now, emit, expectVersion }) => {
    const found = await lockVariable(tx, input.variableId)
    const integration = await lockActiveIntegration(tx, found.integrationId)
    const before = {
      key: found.key,
      kind: found.kind,
      requiredWhen: found.requiredWhen,
      feature: found.feature,
      recommended: found.recommended,
    }
    expectVersion({ version: found.version, value: before })
    const held = (await newestValues(tx, [integration.id])).filter((value) => value.variableId === found.id && !value.cleared)
    await tx.variable.update({ where: { id: found.id }, data: { removedAt: now, version: { increment: 1 } } })
    await emit('environment.changed', { integrationId: integration.id, variableId: found.id })
    const details = { what: 'variable_removed', variable: found.key, variableId: found.id }
    return {
      value: { id: found.id },
      audit: { entity: { type: 'variable', id: found.id, label: `${integration.name} · ${found.key}` }, before, after: null },
      touched: touchedBy(integration.id),
      changes: [
        { kind: 'definition', integrationId: integration.id, summary: `${found.key} removed`, details },
        // Where it held a value the configuration itself changed, which makes evidence taken before it stale.
        ...held.map((value) => ({
          kind: 'configuration',
          integrationId: integration.id,
          environmentId: value.environmentId,
          summary: `${found.key} removed`,
          details: { ...details, before: { version: value.version, ...(value.plain === null ? {} : { plain: value.plain }) } },
        })),
      ],
    }
  },
})
