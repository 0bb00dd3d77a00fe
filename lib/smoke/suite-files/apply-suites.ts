import type { z } from 'zod'
import { type AuditRecord, type ChangeRecord, command, type CommandContext } from '@/lib/core/command'
import { Refused, refuse } from '@/lib/core/refusal'
import { lockActiveIntegration, namedIntegration } from '@/lib/integrations/locks'
import { addSuite } from '../create-suite'
import { lockPlacedSuites, type PlacedSuite, planInPlace } from '../plan-in-place'
import { refuseDefinition } from '../refuse-definition'
import { changeSuite } from '../update-suite'
import { ApplySuitesInput } from './apply-schema'
import { compareSuites, type SuiteChange } from './compare-suites'

type Input = z.output<typeof ApplySuitesInput>
type Suite = Input['suites'][number]

/** What became, or would become, of one suite. `revision` is null for one that is not there yet. */
export type AppliedSuite = SuiteChange & { key: string; id: string | null; revision: number | null }

/**
 * Makes the suites of an integration what files say, by their keys: new ones are added, others get their next revision, and what is the same stays. All in
 * one transaction, so that nothing half done is left; suites that are not named stay as they are. With `dryRun` nothing is written.
 */
export const applySuites = command({
  name: 'suite.apply',
  input: ApplySuitesInput,
  integration: namedIntegration,
  run: async (context) => {
    const { tx, input } = context
    const integration = await lockActiveIntegration(tx, input.integrationId)
    const placed = await lockPlacedSuites(tx, integration.id)
    const suites = await tx.smokeSuite.findMany({
      where: { integrationId: integration.id },
      select: { id: true, key: true, description: true, archivedAt: true },
    })
    const known = new Map(suites.map((suite) => [suite.key, suite]))
    const overlay = new Map(placed)
    for (const { key, name, definition } of input.suites) {
      overlay.set(key, { ...(placed.get(key) ?? { id: '', revision: 0, digest: '' }), key, name, definition } satisfies PlacedSuite)
    }
    const applied: AppliedSuite[] = []
    for (const [index, suite] of input.suites.entries()) {
      refuseAt(index, () => {
        if (known.get(suite.key)?.archivedAt) throw refuse('suite_archived', { name: suite.name }, { field: 'key' })
        refuseDefinition(suite.definition, context.locale)
        planInPlace(suite, overlay, context.locale)
      })
      const before = placed.get(suite.key)
      const described = before && { name: before.name, description: known.get(suite.key)?.description ?? '', definition: before.definition }
      applied.push({
        key: suite.key,
        id: before?.id ?? null,
        revision: before?.revision ?? null,
        ...compareSuites(described ?? null, suite),
      })
    }
    const audit: AuditRecord[] = []
    const changes: ChangeRecord[] = []
    const touched: string[] = []
    for (const suite of input.dryRun ? [] : inOrder(input.suites)) {
      const { outcome, id, revision } = await applyOne(context, suite, placed.get(suite.key)?.id)
      const own = applied.find(({ key }) => key === suite.key)!
      Object.assign(own, { id, revision })
      audit.push(
        ...[outcome.audit ?? []]
          .flat()
          .map((entry, index) => ({ ...entry, action: index === 0 && own.action === 'create' ? 'suite.create' : 'suite.update' })),
      )
      changes.push(...(outcome.changes ?? []))
      touched.push(...(outcome.touched ?? []))
    }
    return { value: { dryRun: input.dryRun, suites: applied }, audit: audit.length > 0 ? audit : null, changes, touched }
  },
})

async function applyOne(context: CommandContext<Input>, { key, name, description, definition }: Suite, suiteId: string | undefined) {
  if (suiteId === undefined) {
    const outcome = await addSuite({
      ...context,
      input: { integrationId: context.input.integrationId, key, name, description, definition },
    })
    return { outcome, id: outcome.value.id, revision: outcome.value.revision }
  }
  const outcome = await changeSuite({ ...context, input: { suiteId, name, description, definition } })
  return { outcome, id: outcome.value.id, revision: outcome.value.revision }
}

/** A refusal at the suite it is for. */
function refuseAt(index: number, check: () => void): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const place = (field: string) => `suites.${index}.${field}`
    const { field, fields } = error.details
    throw refuse(error.code, error.params, {
      ...error.details,
      ...(field === undefined ? {} : { field: place(field) }),
      ...(fields ? { fields: Object.fromEntries(Object.entries(fields).map(([own, message]) => [place(own), message])) } : {}),
    })
  }
}

/** Suites before those that include them: what is included must be there. Circles are refused by their plan beforehand. */
function inOrder(suites: readonly Suite[]): Suite[] {
  const byKey = new Map(suites.map((suite) => [suite.key, suite]))
  const done = new Set<Suite>()
  const visit = (suite: Suite | undefined) => {
    if (!suite || done.has(suite)) return
    for (const step of suite.definition.steps) if (step.kind === 'include') visit(byKey.get(step.suite))
    done.add(suite)
  }
  for (const suite of suites) visit(suite)
  return [...done]
}
