import type { Reader } from '@/lib/core/db/client'
import { suiteKeyOf } from '@/lib/checklists/automatic-evidence'
import { type LoadedChecklist, type LoadedItem, readChecklist } from '@/lib/checklists/read-checklist'
import { kindRegistry } from '@/lib/templates/kinds'
import type { EvidenceFact, ExceptionFact, Json, PlanItemFact } from './subject-facts'
import type { ItemFact, SuiteFact } from './verdict-facts'

/** A release's checklist as stations and subject see it. */
export interface LoadedPlan {
  checklist: LoadedChecklist
  items: ItemFact[]
  suites: SuiteFact[]
  planItems: PlanItemFact[]
  exceptions: ExceptionFact[]
  evidence: EvidenceFact[]
  /** The runs that stand behind items now: what a signer sees, kept beside the signature. */
  runIds: string[]
}

/** Reads a release's checklist and takes it apart for the verdict and for the subject. */
export async function loadPlan(reader: Reader, place: { checklistId: string; integrationId: string }, now: Date): Promise<LoadedPlan> {
  const checklist = await readChecklist(reader, place.checklistId, now)
  if (!checklist) throw new Error('The checklist of a release is gone')
  const { items } = checklist
  const applying = items.filter((item) => item.judged.state !== 'absent')
  const revisions = await readRevisions(reader, place.integrationId, applying)
  const leaves = applying.filter((item) => !item.judged.parent)
  const keyOf = new Map(items.map((item) => [item.id, item.key]))
  return {
    checklist,
    items: leaves.map(itemFact),
    suites: suiteFacts(leaves),
    planItems: applying.map((item) => planItem(item, keyOf, revisions)),
    exceptions: leaves.flatMap((item) => exceptionOf(item) ?? []),
    evidence: items.flatMap((item) => item.evidence.map(({ id, kind, digest }) => ({ id, item: item.key, kind, digest }))),
    runIds: [...new Set(leaves.flatMap((item) => item.automatic?.seen?.id ?? []))],
  }
}

type Revision = { key: string; revision: number; digest: string }

/** The current revision of every suite that proves an item. */
async function readRevisions(reader: Reader, integrationId: string, items: readonly LoadedItem[]): Promise<Map<string, Revision>> {
  const keys = [...new Set(items.flatMap((item) => suiteKeyOf(item) ?? []))]
  if (keys.length === 0) return new Map()
  const suites = await reader.smokeSuite.findMany({
    where: { integrationId, key: { in: keys } },
    select: { key: true, revisions: { orderBy: { revision: 'desc' }, take: 1, select: { revision: true, digest: true } } },
  })
  return new Map(suites.flatMap(({ key, revisions: [newest] }) => (newest ? [[key, { key, ...newest }]] : [])))
}

const isAutomatic = (item: LoadedItem) => kindRegistry.get(item.kind)?.automatic ?? false

function itemFact(item: LoadedItem): ItemFact {
  const { judged } = item
  const measured = judged.remark?.code === 'outside_limit' ? `${judged.remark.params.measured} (${judged.remark.params.limit})` : ''
  return {
    id: item.id,
    text: item.text,
    textZh: item.textZh,
    before: item.before,
    optional: judged.optional,
    automatic: isAutomatic(item),
    // An absent item is not among them; to the type it would be open, which fails closed.
    state: judged.state === 'absent' ? 'open' : judged.state,
    reason: item.reason || measured,
    waiverEndedAt: judged.remark?.code === 'waiver_ended' ? (judged.waiver?.endsAt ?? null) : null,
    dueAt: item.dueAt,
  }
}

/**
 * The suites the plan asks for, once a suite and step. Items of one suite share its runs; where they differ (one was added after the last
 * run) the least proved of them speaks.
 */
function suiteFacts(items: readonly LoadedItem[]): SuiteFact[] {
  const groups = new Map<string, LoadedItem[]>()
  for (const item of items) {
    const key = suiteKeyOf(item)
    if (key !== null && !item.judged.optional) groups.set(`${item.before} ${key}`, [...(groups.get(`${item.before} ${key}`) ?? []), item])
  }
  return [...groups.values()].map((group) => {
    const asked = group.filter((item) => item.judged.state !== 'waived' && item.judged.state !== 'not_applicable')
    const speaking = asked.find((item) => !item.automatic?.seen) ?? asked[0] ?? group[0]!
    const key = suiteKeyOf(speaking) ?? ''
    const seen = speaking.automatic?.seen
    const says = seen && (seen.state === 'passed' || seen.state === 'failed' || seen.state === 'timed_out' || seen.state === 'errored')
    return {
      suiteId: speaking.suite?.id ?? key,
      key,
      name: speaking.suite?.name ?? key,
      before: speaking.before,
      runnable: speaking.suite !== null,
      excused: asked.length === 0,
      run:
        seen && says
          ? { id: seen.id, state: seen.state as 'passed', finishedAt: seen.at, passed: seen.passedCount, steps: seen.stepCount }
          : null,
      running: speaking.automatic?.running ?? false,
      changed: speaking.automatic?.changed ?? null,
      maxAgeHours: shortest(asked),
    }
  })
}

/** The shortest age that any of a suite's items allows; null when none limits it. */
function shortest(items: readonly LoadedItem[]): number | null {
  const limits = items.flatMap((item) => item.maxAgeHours ?? [])
  return limits.length > 0 ? Math.min(...limits) : null
}

function planItem(item: LoadedItem, keyOf: ReadonlyMap<string, string>, revisions: ReadonlyMap<string, Revision>): PlanItemFact {
  const { key, phase, group, text, textZh, details, detailsZh, kind, before, optional } = item
  const parent = item.parentId === null ? null : (keyOf.get(item.parentId) ?? null)
  const suite = revisions.get(suiteKeyOf(item) ?? '') ?? null
  const params = (item.params ?? {}) as Json
  return {
    key,
    parent,
    phase,
    group,
    text,
    textZh,
    details,
    detailsZh,
    kind,
    params,
    before,
    optional,
    due: (item.due ?? null) as Json,
    suite,
    // Left out where there is none, so that plans without it keep the digests they were signed with.
    ...(item.maxAgeHours === null ? {} : { maxAgeHours: item.maxAgeHours }),
  }
}

/**
 * An item that is settled otherwise than by being done. A waiver is named with its end and stays an exception after it, so
 * that time alone changes no digest; the run behind a failed suite is evidence, not part of the exception.
 */
function exceptionOf(item: LoadedItem): ExceptionFact | null {
  if (item.state === 'waived') {
    const waiver = item.waivers.findLast((one) => one.liftedAt === null)
    return {
      item: item.key,
      state: 'waived',
      reason: waiver?.reason ?? '',
      owner: waiver?.ownerName ?? null,
      until: waiver?.endsAt.toISOString() ?? null,
    }
  }
  const { state } = item.judged
  if (state !== 'failed' && state !== 'not_applicable') return null
  return { item: item.key, state, reason: isAutomatic(item) ? '' : item.reason, owner: null, until: null }
}
