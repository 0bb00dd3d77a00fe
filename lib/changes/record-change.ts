import { command } from '@/lib/core/command'
import { notFound } from '@/lib/core/refusal'
import { RecordChangeInput } from './schema'

/**
 * Notes a change that was made outside the product: a deployment, a new retry policy, a batch of content (`UPZ-11`). It
 * is remembered as said by the actor; it does not make evidence stale.
 */
export const recordChange = command({
  name: 'change.record',
  input: RecordChangeInput,
  integration: async (tx, { integrationId }) => {
    const found = await tx.integration.findUnique({ where: { id: integrationId }, select: { id: true } })
    return found?.id ?? null
  },
  run: async ({ tx, input }) => {
    const { integrationId, kind, summary } = input
    const environmentId = input.environmentId ?? null
    if (environmentId) {
      const environment = await tx.environment.findUnique({ where: { id: environmentId }, select: { integrationId: true } })
      if (environment?.integrationId !== integrationId) throw notFound('environment')
    }
    const integration = await tx.integration.findUniqueOrThrow({ where: { id: integrationId }, select: { name: true } })
    return {
      value: { kind, summary },
      audit: {
        entity: { type: 'integration', id: integrationId, label: integration.name },
        before: null,
        after: { kind, summary, environmentId },
      },
      touched: [`integration:${integrationId}`],
      changes: [{ kind, integrationId, environmentId, summary, details: { what: 'recorded' } }],
    }
  },
})
