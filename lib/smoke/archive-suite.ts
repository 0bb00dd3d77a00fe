import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { integrationOfSuite, lockActiveSuite, touchedBySuite } from './locks'
import { lockPlacedSuites } from './plan-in-place'
import { SuiteIdInput } from './schema'

/**
 * Takes a suite out of use: it is no longer run and proves nothing. Its revisions and runs stay. Refused while it runs,
 * and while others include it. */
export const archiveSuite = command({
  name: 'suite.archive',
  input: SuiteIdInput,
  integration: integrationOfSuite,
  run: async ({ tx, input, now, emit, expectVersion }) => {
    const integrationId = await integrationOfSuite(tx, input)
    if (!integrationId) throw notFound('suite')
    const suites = await lockPlacedSuites(tx, integrationId)
    const suite = await lockActiveSuite(tx, input.suiteId)
    expectVersion({ version: suite.version, value: { name: suite.name } })
    const running = await tx.smokeRun.count({ where: { suiteId: suite.id, state: { in: ['queued', 'running'] } } })
    if (running > 0) throw refuse('suite_running', { name: suite.name })
    const includers = [...suites.values()].filter((other) =>
      other.definition.steps.some((step) => step.kind === 'include' && step.suite === suite.key),
    )
    if (includers.length > 0) throw refuse('suite_included', { name: suite.name, suites: includers.map(({ name }) => name).join(', ') })
    const updated = await tx.smokeSuite.update({ where: { id: suite.id }, data: { archivedAt: now, version: { increment: 1 } } })
    await emit('suite.changed', { integrationId: suite.integrationId, suiteId: suite.id, revision: suite.revision })
    return {
      value: { id: suite.id, version: updated.version },
      audit: {
        entity: { type: 'suite', id: suite.id, label: `${suite.integration.name} · ${suite.name}` },
        before: { archived: false },
        after: { archived: true },
      },
      touched: touchedBySuite(suite),
      changes: [
        {
          kind: 'suite',
          integrationId: suite.integrationId,
          summary: `${suite.name} archived`,
          details: { what: 'suite_archived', suiteId: suite.id, name: suite.name },
        },
      ],
    }
  },
})
