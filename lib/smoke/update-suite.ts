import { personIdOf } from '@/lib/core/actor'
import { digestOf } from '@/lib/core/canonical'
import { command } from '@/lib/core/command'
import { integrationOfSuite, lockActiveSuite, touchedBySuite } from './locks'
import { refuseDefinition } from './refuse-definition'
import { UpdateSuiteInput } from './schema'

/**
 * Changes a suite. Other steps are a new revision, and what passed with the one before is stale; another name or
 * description is not. Changing nothing changes nothing.
 */
export const updateSuite = command({
  name: 'suite.update',
  input: UpdateSuiteInput,
  integration: integrationOfSuite,
  run: async ({ tx, actor, input, now, locale, emit, expectVersion }) => {
    const suite = await lockActiveSuite(tx, input.suiteId)
    const { name, description, definition } = input
    expectVersion({ version: suite.version, value: { name: suite.name, description: suite.description, revision: suite.revision } })
    refuseDefinition(definition, locale)
    const current = await tx.suiteRevision.findUniqueOrThrow({
      where: { suiteId_revision: { suiteId: suite.id, revision: suite.revision } },
    })
    const digest = digestOf(definition)
    const revised = digest !== current.digest
    if (!revised && name === suite.name && description === suite.description) {
      return { value: { id: suite.id, revision: suite.revision, version: suite.version, changed: false }, audit: null }
    }
    const revision = revised ? suite.revision + 1 : suite.revision
    if (revised) {
      await tx.suiteRevision.create({
        data: {
          suiteId: suite.id,
          revision,
          definition: definition as object,
          digest,
          createdById: personIdOf(actor),
          createdByName: actor.name,
          createdAt: now,
        },
      })
    }
    const updated = await tx.smokeSuite.update({
      where: { id: suite.id },
      data: { name, description, revision, version: { increment: 1 } },
    })
    await emit('suite.changed', { integrationId: suite.integrationId, suiteId: suite.id, revision })
    return {
      value: { id: suite.id, revision, version: updated.version, changed: true },
      audit: {
        entity: { type: 'suite', id: suite.id, label: `${suite.integration.name} · ${name}` },
        before: { name: suite.name, description: suite.description, revision: suite.revision, digest: current.digest },
        after: { name, description, revision, digest, steps: definition.steps.length },
      },
      touched: touchedBySuite(suite),
      changes: revised
        ? [
            {
              kind: 'suite',
              integrationId: suite.integrationId,
              summary: `${name} r${suite.revision} → r${revision}`,
              details: { what: 'suite_revised', suiteId: suite.id, name, before: `r${suite.revision}`, after: `r${revision}` },
            },
          ]
        : [],
    }
  },
})
