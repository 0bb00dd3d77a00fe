import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { inputText } from '@/lib/core/texts'
import { contentDigest } from './content-digest'
import { integrationOfSuite, lockSuite, touchedBySuite } from './locks'
import { lockPlacedSuites } from './plan-in-place'
import { planSuite } from './plan-suite'
import { readPlan } from './read-plan'
import { revisionRow } from './revision-row'
import { SuiteIdInput } from './schema'
import { SuiteDefinition } from './step-schema'

/** Brings an archived suite back into use. What it proved before counts again as far as nothing has changed since. */
export const restoreSuite = command({
  name: 'suite.restore',
  input: SuiteIdInput,
  integration: integrationOfSuite,
  run: async ({ tx, actor, input, now, locale, emit }) => {
    const integrationId = await integrationOfSuite(tx, input)
    if (!integrationId) throw notFound('suite')
    const suites = await lockPlacedSuites(tx, integrationId)
    const suite = await lockSuite(tx, input.suiteId)
    if (suite.integration.archivedAt) throw refuse('integration_archived', { name: suite.integration.name })
    if (!suite.archivedAt) throw refuse('suite_not_archived', { name: suite.name })
    const current = await tx.suiteRevision.findUniqueOrThrow({
      where: { suiteId_revision: { suiteId: suite.id, revision: suite.revision } },
    })
    const definition = SuiteDefinition.parse(current.definition)
    const planned = planSuite({ key: suite.key, definition }, suites)
    if (!planned.ok) throw refuse('include_gone', { why: inputText(locale, planned.why) })
    // What it includes may have changed meanwhile: then this is another plan, and another revision.
    const plan = current.plan === null ? null : planned.plan
    const digest = contentDigest(definition, plan)
    const revised = plan !== null && digest !== contentDigest(definition, readPlan(current))
    const revision = suite.revision + (revised ? 1 : 0)
    if (revised) {
      const data = { suiteId: suite.id, ...revisionRow({ revision, definition, plan, digest }, actor, now) }
      await tx.suiteRevision.create({ data })
    }
    const updated = await tx.smokeSuite.update({
      where: { id: suite.id },
      data: { archivedAt: null, revision, version: { increment: 1 } },
    })
    await emit('suite.changed', { integrationId: suite.integrationId, suiteId: suite.id, revision })
    return {
      value: { id: suite.id, version: updated.version },
      audit: {
        entity: { type: 'suite', id: suite.id, label: `${suite.integration.name} · ${suite.name}` },
        before: { archived: true, revision: suite.revision },
        after: { archived: false, revision },
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
