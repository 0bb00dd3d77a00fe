import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { touchedBy } from './locks'
import { CreateIntegrationInput } from './schema'

/** Creates an integration. Its key is its address and never changes; a key that is taken is refused, archived ones included. */
export const createIntegration = command({
  name: 'integration.create',
  input: CreateIntegrationInput,
  run: async ({ tx, input }) => {
    // The unique rule decides a race: whoever comes second gets no row back.
    const [created] = await tx.integration.createManyAndReturn({ data: [input], skipDuplicates: true })
    if (!created) throw refuse('integration_key_taken', { key: input.key }, { field: 'key' })
    return {
      value: { id: created.id, key: created.key, version: created.version },
      audit: {
        entity: { type: 'integration', id: created.id, label: created.name },
        before: null,
        after: input,
        integrationId: created.id,
      },
      touched: touchedBy(created.id),
      changes: [
        {
          kind: 'integration',
          integrationId: created.id,
          summary: `${created.name} created`,
          details: { what: 'integration_created', name: created.name },
        },
      ],
    }
  },
})
