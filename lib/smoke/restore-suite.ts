import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { integrationOfSuite, lockSuite, touchedBySuite } from './locks'
import { SuiteIdInput } from './schema'

/** Brings an archived suite back into use. What it proved before counts again as far as nothing has changed since. */
export const restoreSuite = command({
  name: 'suite.restore',
  input: SuiteIdInput,
  integration: integrationOfSuite,
  run: async ({ tx, input, emit }) => {
    const suite = await lockSuite(tx, input.suiteId)
    if (suite.integration.archivedAt) throw refuse('integration_archived', { name: suite.integration.name })
    if (!suite.archivedAt) throw refuse('suite_not_archived', { name: suite.name })
    const updated = await tx.smokeSuite.update({ where: { id: suite.id }, data: { archivedAt: null, version: { increment: 1 } } })
    await emit('suite.changed', { integrationId: suite.integrationId, suiteId: suite.id, revision: suite.revision })
    return {
      value: { id: suite.id, version: updated.version },
      audit: {
        entity: { type: 'suite', id: suite.id, label: `${suite.integration.name} · ${suite.name}` },
        before: { archived: true },
        after: { archived: false },
      },
      touched: touchedBySuite(suite),
      changes: [
        {
          kind: 'suite',
          integrationId: suite.integrationId,
          summary: `${suite.name} restored`,
          details: { what: 'suite_restored', suiteId: suite.id, name: suite.name },
        },
      ],
    }
  },
})
