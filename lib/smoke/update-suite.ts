import type { z } from 'zod'
import { command, type CommandContext, type Outcome } from '@/lib/core/command'
import { notFound } from '@/lib/core/refusal'
import { contentDigest } from './content-digest'
import { integrationOfSuite, lockActiveSuite, touchedBySuite } from './locks'
import { lockPlacedSuites, planInPlace } from './plan-in-place'
import { readPlan } from './read-plan'
import { refuseDefinition } from './refuse-definition'
import { reviseIncluders } from './revise-includers'
import { revisionRow } from './revision-row'
import { UpdateSuiteInput } from './schema'
import { SuiteDefinition } from './step-schema'

/**
 * Changes a suite. Other steps are a new revision, and what passed with the one before is stale; another name or
 * description is not. Changing nothing changes nothing. Suites that include it get a new revision with it.
 */
export const updateSuite = command({
  name: 'suite.update',
  input: UpdateSuiteInput,
  integration: integrationOfSuite,
  run: changeSuite,
})

/** What `suite.update` does, for whoever changes a suite within a decision of its own. */
export async function changeSuite({
  tx,
  actor,
  input,
  now,
  locale,
  emit,
  expectVersion,
}: CommandContext<z.output<typeof UpdateSuiteInput>>): Promise<
  Outcome<{ id: string; revision: number; version: number; changed: boolean }>
> {
  const integrationId = await integrationOfSuite(tx, input)
  if (!integrationId) throw notFound('suite')
  const suites = await lockPlacedSuites(tx, integrationId)
  const suite = await lockActiveSuite(tx, input.suiteId)
  const { name, description, definition } = input
  expectVersion({ version: suite.version, value: { name: suite.name, description: suite.description, revision: suite.revision } })
  refuseDefinition(definition, locale)
  const current = await tx.suiteRevision.findUniqueOrThrow({
    where: { suiteId_revision: { suiteId: suite.id, revision: suite.revision } },
  })
  const plan = planInPlace({ key: suite.key, definition }, suites, locale)
  const digest = contentDigest(definition, plan)
  // What was stored before a setting existed has its default: read as it is read now.
  const before = SuiteDefinition.parse(current.definition)
  const revised = digest !== contentDigest(before, current.plan === null ? null : readPlan(current))
  if (!revised && name === suite.name && description === suite.description) {
    return { value: { id: suite.id, revision: suite.revision, version: suite.version, changed: false }, audit: null }
  }
  const revision = revised ? suite.revision + 1 : suite.revision
  if (revised) {
    const data = { suiteId: suite.id, ...revisionRow({ revision, definition, plan, digest }, actor, now) }
    await tx.suiteRevision.create({ data })
  }
  const updated = await tx.smokeSuite.update({
    where: { id: suite.id },
    data: { name, description, revision, version: { increment: 1 } },
  })
  suites.set(suite.key, { id: suite.id, key: suite.key, name, revision, definition, digest })
  const place = suite.integration.name
  const others = revised ? await reviseIncluders(tx, { key: suite.key, integrationId, place, now, locale, actor }, suites) : null
  for (const one of [{ suiteId: suite.id, revision }, ...(others?.revised ?? [])]) await emit('suite.changed', { integrationId, ...one })
  return {
    value: { id: suite.id, revision, version: updated.version, changed: true },
    audit: [
      {
        entity: { type: 'suite', id: suite.id, label: `${place} · ${name}` },
        before: { name: suite.name, description: suite.description, revision: suite.revision, digest: current.digest },
        after: { name, description, revision, digest, steps: definition.steps.length },
      },
      ...(others?.audit ?? []),
    ],
    touched: [...touchedBySuite(suite), ...(others?.touched ?? [])],
    changes: revised
      ? [
          {
            kind: 'suite',
            integrationId,
            summary: `${name} r${suite.revision} → r${revision}`,
            details: { what: 'suite_revised', suiteId: suite.id, name, before: `r${suite.revision}`, after: `r${revision}` },
          },
          ...(others?.changes ?? []),
        ]
      : [],
  }
}
