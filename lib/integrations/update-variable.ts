import { command } from '@/lib/core/command'
import { readDefinition } from './definition'
import { integrationOfVariable, lockActiveIntegration, lockVariable, touchedBy } from './locks'
import { UpdateVariableInput } from './schema'

/**
 * Changes when a variable is required, its description and its recommended value. Name and kind stay: a plain
 * variable made secret would leave its old values readable in the history.
 */
export const updateVariable = command({
  name: 'variable.update',
  input: UpdateVariableInput,
  integration: integrationOfVariable,
  run: async ({ tx, input, emit, expectVersion }) => {
    const found = await lockVariable(tx, input.variableId)
    const integration = await lockActiveIntegration(tx, found.integrationId)
    const before = {
      requiredWhen: found.requiredWhen,
      feature: found.feature,
      description: found.description,
      recommended: found.recommended,
    }
    expectVersion({ version: found.version, value: before })
    const after = readDefinition(found.kind, input)
    const saved = await tx.variable.update({ where: { id: found.id }, data: { ...after, version: { increment: 1 } } })
    await emit('environment.changed', { integrationId: integration.id, variableId: found.id })
    return {
      value: { version: saved.version },
      audit: { entity: { type: 'variable', id: found.id, label: `${integration.name} · ${found.key}` }, before, after },
      touched: touchedBy(integration.id),
      changes: [
        {
          kind: 'definition',
          integrationId: integration.id,
          summary: `${found.key} redefined`,
          details: { what: 'variable_updated', variable: found.key, variableId: found.id, before, after },
        },
      ],
    }
  },
})
