import type { z } from 'zod'
import { command, type CommandContext } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { lockActiveIntegration, namedIntegration } from '@/lib/integrations/locks'
import { contentDigest } from './content-digest'
import { touchedBySuite } from './locks'
import { lockPlacedSuites, planInPlace } from './plan-in-place'
import { refuseDefinition } from './refuse-definition'
import { revisionRow } from './revision-row'
import { CreateSuiteInput } from './schema'

/**
 * Adds a suite with its first revision. A key this integration already used is refused, archived suites included; so is, at its step, an include of
 * a suite that is not in use here.
 */
export const createSuite = command({
  name: 'suite.create',
  input: CreateSuiteInput,
  integration: namedIntegration,
  run: addSuite,
})

/** What `suite.create` does, for whoever adds a suite within a decision of its own. */
export async function addSuite({ tx, actor, input, now, locale, emit }: CommandContext<z.output<typeof CreateSuiteInput>>) {
  const integration = await lockActiveIntegration(tx, input.integrationId)
  const { key, name, description, definition } = input
  refuseDefinition(definition, locale)
  const taken = await tx.smokeSuite.findFirst({ where: { integrationId: integration.id, key }, select: { id: true } })
  if (taken) throw refuse('suite_key_taken', { key }, { field: 'key' })
  const plan = planInPlace({ key, definition }, await lockPlacedSuites(tx, integration.id), locale)
  const digest = contentDigest(definition, plan)
  const suite = await tx.smokeSuite.create({
    data: {
      integrationId: integration.id,
      key,
      name,
      description,
      revisions: {
        create: revisionRow({ revision: 1, definition, plan, digest }, actor, now),
      },
    },
  })
  await emit('suite.changed', { integrationId: integration.id, suiteId: suite.id, revision: 1 })
  return {
    value: { id: suite.id, key, revision: 1, version: suite.version },
    audit: {
      entity: { type: 'suite', id: suite.id, label: `${integration.name} · ${name}` },
      before: null,
      after: { key, name, description, revision: 1, digest, steps: definition.steps.length },
    },
    touched: touchedBySuite(suite),
    changes: [
      {
        kind: 'suite',
        integrationId: integration.id,
        summary: `${name} r1`,
        details: { what: 'suite_created', suiteId: suite.id, name },
      },
    ],
  }
}
