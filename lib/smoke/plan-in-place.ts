import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { inputText, type Locale } from '@/lib/core/texts'
import { type Planned, planSuite } from './plan-suite'
import { SuiteDefinition } from './step-schema'

/** A suite as others include it: its newest revision. */
export type PlacedSuite = { id: string; key: string; name: string; revision: number; definition: SuiteDefinition; digest: string }

/**
 * The suites in use of an integration, by key, locked in the order of their ids until the transaction ends: a suite and those that include it
 * change together, and two changes at once take turns instead of missing each other.
 */
export async function lockPlacedSuites(tx: Tx, integrationId: string): Promise<Map<string, PlacedSuite>> {
  await tx.$queryRaw`select id from smoke_suites where integration_id = ${integrationId}::uuid order by id for no key update`
  const rows = await tx.$queryRaw<(Omit<PlacedSuite, 'definition'> & { definition: unknown })[]>`
    select suite.id::text, suite.key, suite.name, suite.revision, written.definition, written.digest
    from smoke_suites suite join suite_revisions written on written.suite_id = suite.id and written.revision = suite.revision
    where suite.integration_id = ${integrationId}::uuid and suite.archived_at is null order by suite.id`
  return new Map(rows.map((row) => [row.key, { ...row, definition: SuiteDefinition.parse(row.definition) }]))
}

/** Whether a definition includes other suites. */
export const includesOthers = (definition: SuiteDefinition): boolean => definition.steps.some(({ kind }) => kind === 'include')

/**
 * The plan that is kept with a revision: null when it includes no other suite, since its own steps are its plan. Refuses at its field an
 * include of nothing, of itself or too deep, and a plan that is too long.
 */
export function planInPlace(
  suite: { key: string; definition: SuiteDefinition },
  others: ReadonlyMap<string, PlacedSuite>,
  locale: Locale,
): (Planned & { ok: true })['plan'] | null {
  const planned = planSuite(suite, others)
  if (!planned.ok) {
    const field = `definition.steps.${planned.at}${planned.why === 'plan_long' ? '' : '.suite'}`
    throw refuse('bad_input', { count: 1 }, { status: 400, field, fields: { [field]: inputText(locale, planned.why) } })
  }
  return includesOthers(suite.definition) ? planned.plan : null
}
