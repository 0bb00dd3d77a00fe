import { randomUUID } from 'node:crypto'
import { unsettled } from '@/lib/checklists/settle'
import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { resolveDue } from '@/lib/templates/due'
import { Due } from '@/lib/templates/schema'
import type { ComposedItem, ComposedPlan } from './compose-offer'
import type { LoadedOffer, OfferRow } from './load-offer'

type Given = { offer: LoadedOffer; composed: ComposedPlan; now: Date }

/**
 * Writes a composed plan: rows that come, change and go, their order, phases, and the lists beside them. Refuses a plan that would not hold
 * together.
 */
export async function writeOffer(tx: Tx, given: Given): Promise<void> {
  const { offer, composed, now } = given
  const { checklist } = offer
  const ids = new Map(offer.rows.map((row) => [row.key, row.id]))
  for (const item of composed.items) if (item.id === null) ids.set(item.key, randomUUID())
  judgeFamilies(given)
  if (composed.removed.length > 0) {
    const gone = { in: composed.removed }
    await tx.checklistItem.updateMany({ where: { id: gone }, data: { removedAt: now, version: { increment: 1 } } })
    // What was added by hand under an item that goes stays, at the top of its group.
    await tx.checklistItem.updateMany({ where: { parentId: gone, removedAt: null }, data: { parentId: null, version: { increment: 1 } } })
  }
  const fresh = composed.items.filter((item) => item.id === null)
  await tx.checklistItem.createMany({ data: fresh.map((item) => newRow(given, item, ids)) })
  for (const item of composed.items) if (item.id !== null) await changeRow(tx, given, item, ids)
  await renumber(
    tx,
    composed.order.map((key) => ids.get(key)!),
  )
  const { risks: _rows, ...parts } = composed.parts
  await tx.checklist.update({
    where: { id: checklist.id },
    data: { phases: composed.phases as object, parts: { ...parts, risks: offer.next.risks } as object },
  })
  await tx.risk.createMany({
    data: composed.newRisks.map((risk, index) => ({ ...risk, checklistId: checklist.id, position: checklist.risks.length + index })),
  })
}

type Ids = ReadonlyMap<string, string>
type NewRow = Extract<Parameters<Tx['checklistItem']['createMany']>[0], { data: unknown }>['data']
type RowChange = Parameters<Tx['checklistItem']['update']>[0]['data']

function newRow({ offer }: Given, item: ComposedItem, ids: Ids) {
  const row = { ...columnsOf(offer, item, ids).values, id: ids.get(item.key)!, checklistId: offer.checklist.id, key: item.key, position: 0 }
  return row as unknown as Extract<NewRow, readonly unknown[]>[number]
}

async function changeRow(tx: Tx, { offer }: Given, item: ComposedItem, ids: Ids): Promise<void> {
  const id = ids.get(item.key)!
  const row = offer.rows.find((one) => one.id === id)!
  const { values, dueGone } = columnsOf(offer, item, ids)
  await tx.checklistItem.update({ where: { id }, data: { ...values, ...reopened(row, item), version: { increment: 1 } } as RowChange })
  // Prisma writes a database NULL into a JSON column only by a constant of its client, which verbs do not import.
  if (dueGone) await tx.$executeRaw`update checklist_items set due = null where id = ${id}::uuid`
}

/** An item's columns from what the template says of it and where it goes; its due on the release's clock. */
function columnsOf({ checklist }: LoadedOffer, item: ComposedItem, ids: Ids) {
  const { due: said, ...texts } = item.values
  const place = { phase: item.phase, group: item.group, parentId: item.parentKey === null ? null : ids.get(item.parentKey)! }
  if (!('due' in item.values)) return { values: { ...texts, ...place }, dueGone: false }
  const due = Due.safeParse(said).data ?? null
  const dueAt = due ? resolveDue(due, checklist.windowStart, checklist.timeZone).at : null
  return { values: { ...texts, ...place, dueAt, announcedAt: null, missedAt: null, ...(due ? { due } : {}) }, dueGone: due === null }
}

/** As when an item is edited by hand: what was ticked was something else. One that comes back after it was removed begins anew. */
function reopened(row: OfferRow, item: ComposedItem) {
  if (row.removed) return { ...unsettled, state: 'open' as const, removedAt: null, startedAt: null, smokeRunId: null }
  if (!item.asksElse || row.state === 'not_applicable') return {}
  return { ...unsettled, startedAt: null, smokeRunId: null, ...(row.state === 'waived' ? {} : { state: 'open' as const }) }
}

/**
 * What nests belongs to one step, and what has parts asks for nothing of its own: a choice that breaks this is refused with the item's
 * name.
 */
function judgeFamilies({ offer, composed }: Given): void {
  const gone = new Set(composed.removed)
  const items = new Map(
    offer.rows
      .filter((row) => !row.removed && !gone.has(row.id))
      .map((row) => [row.key, { text: row.text, before: row.before, kind: row.kind, parentKey: row.parentKey }]),
  )
  for (const item of composed.items) {
    const held = items.get(item.key)
    const { text = held?.text, before = held?.before, kind = held?.kind } = item.values
    items.set(item.key, { text: String(text), before, kind, parentKey: item.parentKey })
  }
  for (const item of items.values()) {
    const parent = item.parentKey === null ? undefined : items.get(item.parentKey)
    if (parent && (parent.before !== item.before || parent.kind !== 'manual'))
      throw refuse('offer_incoherent', { item: item.text, parent: parent.text }, { field: 'take' })
  }
}

async function renumber(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`update checklist_items i set position = o.position from (
    select id, (n - 1)::int as position from unnest(${ids}::uuid[]) with ordinality as t(id, n)) o
    where i.id = o.id and i.position <> o.position`
}
