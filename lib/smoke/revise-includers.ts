import type { Actor } from '@/lib/core/actor'
import type { AuditRecord, ChangeRecord } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { inputText, type Locale } from '@/lib/core/texts'
import { contentDigest } from './content-digest'
import { includersOf } from './includers-of'
import { touchedBySuite } from './locks'
import type { PlacedSuite } from './plan-in-place'
import { planSuite } from './plan-suite'
import { revisionRow } from './revision-row'

type Revised = { audit: AuditRecord[]; changes: ChangeRecord[]; touched: string[]; revised: { suiteId: string; revision: number }[] }

/**
 * Gives every suite that includes a changed one its next revision, in the same transaction: what passed with the plan before is stale for them,
 * too. `suites` holds the changed one as it is now. Refuses a change that one of them could no longer be planned with.
 */
export async function reviseIncluders(
  tx: Tx,
  changed: { key: string; integrationId: string; place: string; now: Date; locale: Locale; actor: Actor },
  suites: ReadonlyMap<string, PlacedSuite>,
): Promise<Revised> {
  const answer: Revised = { audit: [], changes: [], touched: [], revised: [] }
  const cause = suites.get(changed.key)
  for (const suite of includersOf(changed.key, suites)) {
    const planned = planSuite(suite, suites)
    if (!planned.ok) throw refuse('include_breaks', { name: suite.name, why: inputText(changed.locale, planned.why) })
    const digest = contentDigest(suite.definition, planned.plan)
    const revision = suite.revision + 1
    const row = revisionRow({ revision, definition: suite.definition, plan: planned.plan, digest }, changed.actor, changed.now)
    await tx.suiteRevision.create({ data: { suiteId: suite.id, ...row } })
    await tx.smokeSuite.update({ where: { id: suite.id }, data: { revision, version: { increment: 1 } } })
    const because = `${cause?.name ?? changed.key} r${cause?.revision ?? '?'}`
    answer.revised.push({ suiteId: suite.id, revision })
    answer.audit.push({
      entity: { type: 'suite', id: suite.id, label: `${changed.place} · ${suite.name}` },
      before: { revision: suite.revision, digest: suite.digest },
      after: { revision, digest, because },
    })
    answer.changes.push({
      kind: 'suite',
      integrationId: changed.integrationId,
      summary: `${suite.name} r${suite.revision} → r${revision} (${because})`,
      details: { what: 'suite_revised', suiteId: suite.id, name: suite.name, before: `r${suite.revision}`, after: `r${revision}`, because },
    })
    answer.touched.push(...touchedBySuite({ id: suite.id, integrationId: changed.integrationId }))
  }
  return answer
}
