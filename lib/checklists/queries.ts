import { type Actor, mayRead, personIdOf, readableWhere } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { db, type Reader } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { hasStarted, orderItems, viewChecklist, viewItem } from './build-view'
import { readPhases } from './phases'
import { type LoadedChecklist, readChecklist } from './read-checklist'
import { isSettled } from './rules'
import { checklistCommands, type ChecklistRights, type ChecklistView, type ItemHistoryEntry, type ItemView, type MyItem } from './view'

/** A checklist as its page shows it. Null when there is none, or none this actor may read. */
export async function getChecklist(actor: Actor, checklistId: string): Promise<ChecklistView | null> {
  const at = now()
  const loaded = await readChecklist(db, checklistId, at)
  if (!loaded || !mayRead(actor, loaded.checklist.integrationId)) return null
  return viewFor(actor, loaded, at)
}

/** A checklist that is loaded already, as its page shows it to this actor, who may read it. */
export async function viewFor(actor: Actor, loaded: LoadedChecklist, at: Date): Promise<ChecklistView> {
  return viewChecklist(loaded, readerOf(actor, loaded), await assigneeNames(db, loaded), at)
}

/** What depends on who looks. A closed checklist offers nothing but reading. */
function readerOf(actor: Actor, { checklist }: LoadedChecklist): Pick<ChecklistView, 'can' | 'personId'> {
  const open = checklist.closedAt === null
  const rights = checklistCommands.map((name) => [name, open && can(actor, name, checklist.integrationId)])
  return { can: Object.fromEntries(rights) as ChecklistRights, personId: personIdOf(actor) }
}

async function assigneeNames(reader: Reader, { items }: LoadedChecklist): Promise<Map<string, string>> {
  const ids = [...new Set(items.flatMap((item) => item.assigneeId ?? []))]
  if (ids.length === 0) return new Map()
  const people = await reader.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map((person) => [person.id, person.name]))
}

/** How many entries of an item's history are shown; older ones are in the audit trail. */
const mostEntries = 200

/** An item with its history: who did what and when, with what was before and after. Null when not there or not for this actor. */
export async function getItem(
  actor: Actor,
  itemId: string,
): Promise<{ item: ItemView | null; history: ItemHistoryEntry[]; timeZone: string } | null> {
  const found = await db.checklistItem.findUnique({
    where: { id: itemId },
    select: { checklistId: true, checklist: { select: { integrationId: true } } },
  })
  if (!found || !mayRead(actor, found.checklist.integrationId)) return null
  const at = now()
  const [loaded, entries] = await Promise.all([
    readChecklist(db, found.checklistId, at),
    db.auditEntry.findMany({
      where: { entityType: 'item', entityId: itemId },
      orderBy: { seq: 'desc' },
      take: mostEntries,
      select: { seq: true, at: true, body: true },
    }),
  ])
  if (!loaded) return null
  const placed = orderItems(loaded.items, readPhases(loaded.checklist.phases)).find((one) => one.item.id === itemId)
  return {
    item: placed ? viewItem(placed.item, placed.depth, await assigneeNames(db, loaded), hasStarted(loaded.checklist), at) : null,
    history: entries.map(readEntry),
    timeZone: loaded.checklist.timeZone,
  }
}

function readEntry({ seq, at, body }: { seq: bigint; at: Date; body: string }): ItemHistoryEntry {
  const entry = JSON.parse(body) as { action: string; actor: { kind: string; name: string }; before: unknown; after: unknown }
  return {
    seq: seq.toString(),
    at: at.toISOString(),
    action: entry.action,
    actorName: entry.actor.name,
    actorKind: entry.actor.kind,
    before: entry.before,
    after: entry.after,
  }
}

/** What is assigned to the reader and not settled, over all open checklists, the soonest due first. */
export async function listMyItems(actor: Actor): Promise<MyItem[]> {
  const personId = personIdOf(actor)
  if (!personId) return []
  const assigned = await db.checklistItem.findMany({
    where: { assigneeId: personId, removedAt: null, checklist: { closedAt: null, ...readableWhere(actor) } },
    select: { checklistId: true },
    distinct: ['checklistId'],
  })
  const at = now()
  const lists = await Promise.all(assigned.map(({ checklistId }) => readChecklist(db, checklistId, at)))
  const releases = await db.release.findMany({
    where: { checklistId: { in: assigned.map((one) => one.checklistId) } },
    select: { id: true, number: true, title: true, checklistId: true },
  })
  const mine = lists.flatMap((loaded) => {
    if (!loaded) return []
    const found = releases.find((one) => one.checklistId === loaded.checklist.id)
    const release = found ? { id: found.id, number: found.number, title: found.title } : null
    const items = orderItems(loaded.items, readPhases(loaded.checklist.phases)).map(({ item, depth }) =>
      viewItem(item, depth, new Map(), hasStarted(loaded.checklist), at),
    )
    return items
      .filter((item) => item.assignee?.id === personId && !item.parent && !isSettled(item.state))
      .map(({ id, text, textZh, state, dueAt, dueWholeDay, late }) => ({
        id,
        text,
        textZh,
        state,
        dueAt,
        dueWholeDay,
        late,
        timeZone: loaded.checklist.timeZone,
        release,
      }))
  })
  return mine.toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))
}

/** Most people offered for an assignment or a waiver; beyond it one types a name into the search of the list. */
const mostPeople = 500

/** Who can be given an item of this checklist, or own a waiver of it: whoever works on the integration and may sign in. */
export async function listWorkers(actor: Actor, checklistId: string): Promise<{ id: string; name: string }[] | null> {
  const checklist = await db.checklist.findUnique({ where: { id: checklistId }, select: { integrationId: true } })
  if (!checklist || !mayRead(actor, checklist.integrationId)) return null
  return db.person.findMany({
    where: { disabledAt: null, roleGrants: { some: { OR: [{ integrationId: null }, { integrationId: checklist.integrationId }] } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: mostPeople,
    select: { id: true, name: true },
  })
}
