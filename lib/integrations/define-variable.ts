import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { readDefinition } from './definition'
import { lockActiveIntegration, namedIntegration, touchedBy } from './locks'
import { DefineVariableInput } from './schema'

/** Adds a variable to every environment of an integration. A name that is in use is refused; a removed one may come back. */
export const defineVariable = command({
  name: 'variable.define',
  input: DefineVariableInput,
  integration: namedIntegration,
  run: async ({ tx, input, emit }) => {
    const integration = await lockActiveIntegration(tx, input.integrationId)
    const definition = readDefinition(input.kind, input)
    const others = await tx.variable.findMany({
      where: { integrationId: integration.id, removedAt: null },
      select: { key: true, position: true },
    })
    if (others.some((other) => other.key === input.key)) throw refuse('variable_key_taken', { key: input.key }, { field: 'key' })
    if (others.length >= 300) throw refuse('too_many_variables', { max: 300 })
    const position = Math.max(0, ...others.map((other) => other.position + 1))
    const created = await tx.variable.create({
      data: { integrationId: integration.id, key: input.key, kind: input.kind, ...definition, position },
    })
    await emit('environment.changed', { integrationId: integration.id, variableId: created.id })
    return {
      value: { id: created.id, key: created.key, version: created.version },
      audit: {
        entity: { type: 'variable', id: created.id, label: `${integration.name} · ${created.key}` },
        before: null,
        after: { key: created.key, kind: created.kind, ...definition },
      },
      touched: touchedBy(integration.id),
      changes: [
        {
          kind: 'definition',
          integrationId: integration.id,
          summary: `${created.key} defined`,
          details: { what: 'variable_defined', variable: created.key, variableId: created.id, after: definition },
        },
      ],
    }
  },
})
