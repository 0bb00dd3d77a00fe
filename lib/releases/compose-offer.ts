import type { ChecklistPhase } from '@/lib/checklists/phases'
import type { PlanParts } from '@/lib/templates/parts'
import { listTemplateItems } from '@/lib/templates/rules'
import type { TemplateBody } from '@/lib/templates/schema'
import { expandWatches } from '@/lib/templates/watches'
import type { OfferRow } from './load-offer'
import { type PartName, partKey, partLists } from './offer-entries'
import type { Offer } from './offer-model'

/** A row of the plan as it is to be written. Null `id`: a new one. */
export interface ComposedItem {
  id: string | null
  key: string
  parentKey: string | null
  phase: string
  group: string
  values: Readonly<Record<string, unknown>>
  change: 'added' | 'changed'
  /** Its kind or what it asks for is another: what was ticked was something else. */
  asksElse: boolean
}

/** A plan with the taken changes in it. */
export interface ComposedPlan {
  items: ComposedItem[]
  /** Ids of rows that leave the plan. */
  removed: string[]
  /** Ids or keys of all that is left, in the order of the plan. */
  order: string[]
  phases: ChecklistPhase[]
  parts: PlanParts
  newRisks: PlanParts['risks']
}

type Given = { next: TemplateBody; rows: readonly OfferRow[]; phases: readonly ChecklistPhase[]; parts: PlanParts }
/** Where each item of the newer version stands, in its order. */
type Placing = readonly { key: string; phase: string; group: string }[]

/** The plan after the taken offers. Pure: what is written from it is the caller's. */
export function composeOffer(given: Given, taken: readonly Offer[]): ComposedPlan {
  const active = given.rows.filter((row) => !row.removed)
  const placing = listTemplateItems(expandWatches(given.next)).map(({ item, phase, group }) => ({ key: item.key, phase, group }))
  const of = (change: string) => taken.filter(({ difference }) => difference.part === 'item' && difference.change === change)
  const gone = new Set(of('removed').map((offer) => offer.difference.key))
  const added = new Set(of('added').map((offer) => offer.difference.key))
  const present = new Set([...active.filter((row) => !gone.has(row.key)).map((row) => row.key), ...added])
  const items = [...of('added'), ...of('changed')].map((offer) => composeItem(offer, given, placing, present))
  const moved = new Set(of('changed').flatMap(({ difference }) => (difference.movedFrom ? [difference.key] : [])))
  const left = active.filter((row) => !gone.has(row.key))
  const order = orderOf(
    placing,
    left.map((row) => row.key),
    new Set([...added, ...moved]),
  )
  return {
    items,
    removed: active.filter((row) => gone.has(row.key)).map((row) => row.id),
    order,
    phases: composePhases(given, taken, items, new Set([...left.map((row) => row.phase), ...items.map((item) => item.phase)])),
    ...composeParts(given, taken, items),
  }
}

function composeItem({ difference }: Offer, { rows }: Given, placing: Placing, present: ReadonlySet<string>): ComposedItem {
  const { key, place, after, movedFrom } = difference
  const row = rows.find((one) => one.key === key)
  const change = difference.change === 'added' ? 'added' : 'changed'
  const stays = change === 'changed' && movedFrom === null && row
  const parentKey = stays ? row.parentKey : (place.parent?.key ?? null)
  const target = placing.find((entry) => entry.key === key)
  return {
    id: row?.id ?? null,
    key,
    parentKey: parentKey !== null && present.has(parentKey) ? parentKey : null,
    phase: stays ? row.phase : (target?.phase ?? place.phase?.key ?? ''),
    group: stays ? row.group : (target?.group ?? place.group?.text ?? ''),
    values: after ?? {},
    change,
    asksElse: change === 'changed' && after !== null && ('kind' in after || 'params' in after),
  }
}

/** The order of the plan, what is new or moved right after what it follows in the template. */
function orderOf(placing: Placing, present: readonly string[], placed: ReadonlySet<string>): string[] {
  const held = new Set(present.filter((key) => !placed.has(key)))
  const after = new Map<string | null, string[]>()
  let anchor: string | null = null
  for (const { key } of placing) {
    if (held.has(key)) anchor = key
    else if (placed.has(key)) after.set(anchor, [...(after.get(anchor) ?? []), key])
  }
  return [...(after.get(null) ?? []), ...[...held].flatMap((key) => [key, ...(after.get(key) ?? [])])]
}

/**
 * Phases with their taken titles and offsets, and every phase and group that a new place names. A phase the template gave up goes with its
 * last item.
 */
function composePhases(
  { next, phases }: Given,
  taken: readonly Offer[],
  items: readonly ComposedItem[],
  inUse: ReadonlySet<string>,
): ChecklistPhase[] {
  const wanted = new Map(
    taken.filter(({ difference }) => difference.part === 'phase').map(({ difference }) => [difference.key, difference.after]),
  )
  const listed = new Set(next.phases.map((phase) => phase.key))
  const composed: ChecklistPhase[] = phases
    .filter((phase) => taken.length === 0 || listed.has(phase.key) || inUse.has(phase.key))
    .map((phase) => ({ ...phase, ...(wanted.get(phase.key) as Partial<ChecklistPhase> | undefined) }))
  for (const [index, { key, title, titleZh, offset, groups }] of next.phases.entries()) {
    const inIt = items.filter((item) => item.phase === key)
    let phase = composed.find((one) => one.key === key)
    if (!phase && inIt.length > 0) {
      phase = { key, title, titleZh, offset, groups: [] }
      const before = next.phases.slice(0, index).findLast((one) => composed.some((held) => held.key === one.key))
      composed.splice(before ? composed.findIndex((held) => held.key === before.key) + 1 : 0, 0, phase)
    }
    if (!phase) continue
    const missing = groups.filter(
      (group) => inIt.some((item) => item.group === group.title) && !phase.groups.some((held) => held.title === group.title),
    )
    phase.groups = [...phase.groups, ...missing.map((group) => ({ title: group.title, titleZh: group.titleZh }))]
  }
  return composed
}

/**
 * The lists beside the items, with what was taken of them and what taken items cannot do without: their communication, their watch and its
 * figures.
 */
function composeParts(
  { next, parts }: Given,
  taken: readonly Offer[],
  items: readonly ComposedItem[],
): Pick<ComposedPlan, 'parts' | 'newRisks'> {
  const needed = new Set<string>()
  for (const { values } of items) {
    const params = (values.params ?? {}) as { communication?: unknown; watch?: unknown }
    if (typeof params.communication === 'string') needed.add(`communication ${params.communication}`)
    if (typeof params.watch !== 'string') continue
    needed.add(`watch ${params.watch}`)
    for (const metric of next.watches.find((watch) => watch.key === params.watch)?.figures ?? []) needed.add(`metric ${metric}`)
  }
  const offered = new Map(taken.map((offer) => [offer.id, offer.difference]))
  const composed = Object.fromEntries(
    (Object.keys(partLists) as PartName[]).map((part) => {
      const list = partLists[part]
      const own = parts[list] as readonly Record<string, unknown>[]
      const newer = next[list] as readonly Record<string, unknown>[]
      const idOf = (entry: Record<string, unknown>) => `${part} ${partKey(entry)}`
      const fresh = new Map(newer.map((entry) => [idOf(entry), entry]))
      const kept = own
        .filter((entry) => offered.get(idOf(entry))?.change !== 'removed')
        .map((entry) => (offered.has(idOf(entry)) ? { ...entry, ...offered.get(idOf(entry))?.after } : entry))
      const held = new Set(own.map(idOf))
      const added = [...fresh].filter(([id]) => !held.has(id) && (offered.get(id)?.change === 'added' || needed.has(id)))
      return [list, [...kept, ...added.map(([, entry]) => entry)]]
    }),
  ) as PlanParts
  return { parts: composed, newRisks: composed.risks.slice(parts.risks.length) }
}
