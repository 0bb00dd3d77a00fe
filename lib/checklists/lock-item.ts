import type { AuditRecord, Outcome } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { notFound, refuse } from '@/lib/core/refusal'
import { judgeCondition } from '@/lib/templates/condition'
import { kindRegistry } from '@/lib/templates/kinds'
import { isTooOld, provedAt } from './age'
import type { Ruling, Standing } from './decide'
import { readAllFacts } from './read-facts'
import type { ItemState } from './schema'

const beside = {
  evidence: { where: { removedAt: null }, orderBy: { addedAt: 'asc' } },
  waivers: { orderBy: { createdAt: 'asc' } },
  children: { where: { removedAt: null }, select: { id: true } },
  checklist: { include: { release: { select: { id: true, startedAt: true } } } },
} as const

/**
 * An item with what decides about it, its row locked until the transaction ends: two people on one item take turns and the second sees what
 * the first did. The checklist is held open meanwhile. Refuses an item that was removed. With `now` it says whether what proves the item is
 * too old.
 */
export async function lockItem(tx: Tx, itemId: string, now?: Date) {
  await tx.$queryRaw`select id from checklist_items where id = ${itemId}::uuid for update`
  await tx.$queryRaw`select c.id from checklists c join checklist_items i on i.checklist_id = c.id where i.id = ${itemId}::uuid for share of c`
  const item = await tx.checklistItem.findUnique({ where: { id: itemId }, include: beside })
  if (!item) throw notFound('item')
  if (item.removedAt) throw refuse('item_removed')
  const kind = kindRegistry.get(item.kind) ?? null
  const moments = { startedAt: item.checklist.release?.startedAt ?? null, closedAt: item.checklist.closedAt }
  const standing: Standing = {
    item,
    kind,
    closed: item.checklist.closedAt !== null,
    hasParts: item.children.length > 0,
    absent: await isAbsent(tx, item, item.checklist),
    tooOld: now !== undefined && kind?.automatic === false && isTooOld(item, provedAt(item, kind.needs), moments, now),
  }
  return { item, standing, releaseId: item.checklist.release?.id ?? null }
}
export type LockedItem = Awaited<ReturnType<typeof lockItem>>

type Conditioned = { condition: string | null; parentId: string | null }

/** Whether the condition of the item, or of anything it is part of, does not hold. */
async function isAbsent(tx: Tx, item: Conditioned, checklist: Parameters<typeof readAllFacts>[1]): Promise<boolean> {
  const conditions: string[] = []
  for (let one: Conditioned | null = item; one; one = await parentOf(tx, one)) if (one.condition !== null) conditions.push(one.condition)
  if (conditions.length === 0) return false
  const facts = await readAllFacts(tx, checklist, conditions)
  return conditions.some((condition) => judgeCondition(condition, facts) === false)
}

async function parentOf(tx: Tx, { parentId }: Conditioned): Promise<Conditioned | null> {
  if (parentId === null) return null
  return tx.checklistItem.findUniqueOrThrow({ where: { id: parentId }, select: { condition: true, parentId: true } })
}

/** Which integration an item belongs to, for the permission table. */
export async function integrationOfItem(tx: Tx, { itemId }: { itemId: string }): Promise<string | null> {
  const found = await tx.checklistItem.findUnique({ where: { id: itemId }, select: { checklist: { select: { integrationId: true } } } })
  return found?.checklist.integrationId ?? null
}

/** Throws a ruling that says no. */
export function demand(ruling: Ruling): void {
  if (!ruling.ok) throw refuse(ruling.code, ruling.params)
}

/** What verbs on items answer: enough for a page to go on until it refetches. */
export type ItemPatch = {
  itemId: string
  state: ItemState
  version: number
  settledByName: string | null
  settledAt: Date | null
}

/** What a patch is made of. */
const patched = { id: true, state: true, version: true, settledByName: true, settledAt: true } as const

/** What an item's page needs to go on. */
export function patchOf({ id, state, version, settledByName, settledAt }: Omit<ItemPatch, 'itemId'> & { id: string }): ItemPatch {
  return { itemId: id, state, version, settledByName, settledAt }
}

/** What is told of an item when two people meet (409) and in the record of a change. */
export function tellItem(item: {
  state: ItemState
  reason: string
  note: string
  assigneeId: string | null
  settledByName: string | null
  settledAt: Date | null
}) {
  const { state, reason, note, assigneeId, settledByName, settledAt } = item
  return { state, reason, note, assigneeId, settledByName, settledAt }
}

/** What the record says of a change; `action` when it is not the verb's own name. */
type ItemSaid = Pick<AuditRecord, 'before' | 'after' | 'action'>
type ItemChange = Parameters<Tx['checklistItem']['update']>[0]['data']

/** Writes an item's new values under the next version and makes the outcome: one audit entry, the release's topic. */
export async function changeItem(tx: Tx, { item, releaseId }: LockedItem, data: ItemChange, said: ItemSaid): Promise<Outcome<ItemPatch>> {
  const written = await tx.checklistItem.update({
    where: { id: item.id },
    data: { ...data, version: { increment: 1 } },
    select: patched,
  })
  return {
    value: patchOf(written),
    audit: auditOf(item, said),
    touched: touchedBy(releaseId),
  }
}

/** The record of one change of an item; its history is read from these. */
export function auditOf(item: { id: string; text: string }, said: ItemSaid): AuditRecord {
  return { entity: { type: 'item', id: item.id, label: item.text.slice(0, 200) }, ...said }
}

/** Live topics that every change of a checklist touches. */
export function touchedBy(releaseId: string | null): string[] {
  return releaseId === null ? ['board'] : [`release:${releaseId}`, 'board']
}
