import { type Actor, mayRead, personIdOf, readableWhere } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { db, type Reader } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { asLocale } from '@/lib/core/texts'
import { readParts } from '@/lib/templates/parts'
import { hasStarted, orderItems, type PlanReader, viewChecklist, viewItem, viewPlan, viewRow } from './build-view'
import { readPhases } from './phases'
import { packPlan, type PlanWire } from './plan-wire'
import { type LoadedChecklist, readChecklist } from './read-checklist'
import { isSettled } from './rules'
import {
  type ChecklistRights,
  type ChecklistView,
  checklistCommands,
  type ItemChoices,
  type ItemHistoryEntry,
  type ItemView,
  type MyItem,
  type PlanLanguage,
  type RoleName,
} from './view'

/** A checklist with every item whole. Null when there is none, or none this actor may read. */
export async function getChecklist(actor: Actor, checklistId: string): Promise<ChecklistView | null> {
  const at = now()
  const loaded = await readableChecklist(actor, checklistId, at)
  return loaded && viewChecklist(loaded, await readerOf(actor, loaded), await assigneeNames(db, loaded), at)
}

/** A checklist as the release page lists it, packed. Null when there is none, or none this actor may read. */
export async function getPlan(actor: Actor, checklistId: string): Promise<PlanWire | null> {
  const at = now()
  const loaded = await readableChecklist(actor, checklistId, at)
  return loaded && viewFor(actor, loaded, at)
}

/** A checklist that is loaded already, as its page lists it for this actor, who may read it. */
export async function viewFor(actor: Actor, loaded: LoadedChecklist, at: Date): Promise<PlanWire> {
  const [reader, names] = await Promise.all([readerOf(actor, loaded), assigneeNames(db, loaded)])
  return packPlan(viewPlan(loaded, reader, names, at))
}

async function readableChecklist(actor: Actor, checklistId: string, at: Date): Promise<LoadedChecklist | null> {
  const found = await db.checklist.findUnique({ where: { id: checklistId }, select: { integrationId: true } })
  return found && mayRead(actor, found.integrationId) ? readChecklist(db, checklistId, at) : null
}

/** What depends on who looks. A closed checklist offers nothing but reading. */
async function readerOf(actor: Actor, { checklist, items }: LoadedChecklist): Promise<PlanReader> {
  const open = checklist.closedAt === null
  const rights = checklistCommands.map((name) => [name, open && can(actor, name, checklist.integrationId)])
  const named = [...new Set(items.flatMap((item) => item.roleKey ?? []))]
  const [language, roles] = await Promise.all([languageOf(actor), listRoles(db, checklist.release?.id ?? null, named)])
  return { can: Object.fromEntries(rights) as ChecklistRights, personId: personIdOf(actor), language, roles }
}

/** How this person reads plans; by itself in the language of the interface. */
async function languageOf(actor: Actor): Promise<PlanLanguage> {
  if (actor.kind !== 'person') return 'en'
  const person = await db.person.findUnique({ where: { id: actor.id }, select: { planLanguage: true } })
  const chosen = person?.planLanguage
  return chosen === 'en' || chosen === 'zh' || chosen === 'both' ? chosen : asLocale(actor.locale)
}

/** Roles by the names a release gives its slots, and otherwise by those of the installation. With no keys: all of them. */
export async function listRoles(reader: Reader, releaseId: string | null, keys: readonly string[] | null): Promise<RoleName[]> {
  if (keys?.length === 0) return []
  const which = keys ? { in: [...keys] } : undefined
  const [slots, roles] = await Promise.all([
    releaseId
      ? reader.releaseSlot.findMany({
          where: { releaseId, slotRoleKey: which },
          orderBy: { position: 'asc' },
          select: { slotRoleKey: true, name: true, nameZh: true },
        })
      : [],
    reader.slotRole.findMany({
      where: { key: which, retiredAt: null },
      orderBy: { name: 'asc' },
      select: { key: true, name: true, nameZh: true },
    }),
  ])
  const all = [...slots.map(({ slotRoleKey: key, ...names }) => ({ key, ...names })), ...roles]
  return all.filter((role, index) => all.findIndex((other) => other.key === role.key) === index)
}

/** Most words of a search that are looked for. */
const mostWords = 8

/**
 * The items that hold every word somewhere in their texts, details or note, whatever its case. Null when the plan is not there for this
 * actor.
 */
export async function searchPlan(actor: Actor, checklistId: string, words: string): Promise<{ ids: string[] } | null> {
  const checklist = await db.checklist.findUnique({ where: { id: checklistId }, select: { integrationId: true } })
  if (!checklist || !mayRead(actor, checklist.integrationId)) return null
  const sought = words.split(/\s+/).filter(Boolean).slice(0, mostWords)
  if (sought.length === 0) return { ids: [] }
  const holds = (word: string) => {
    const contains = { contains: word, mode: 'insensitive' } as const
    return { OR: [{ text: contains }, { textZh: contains }, { details: contains }, { detailsZh: contains }, { note: contains }] }
  }
  const rows = await db.checklistItem.findMany({ where: { checklistId, removedAt: null, AND: sought.map(holds) }, select: { id: true } })
  return { ids: rows.map((row) => row.id) }
}

/**
 * What the form of an item offers: suites, communications, watches, roles and variables. Null when the plan is not there for this actor.
 */
export async function getItemChoices(actor: Actor, checklistId: string): Promise<ItemChoices | null> {
  const checklist = await db.checklist.findUnique({ where: { id: checklistId }, include: { release: { select: { id: true } } } })
  if (!checklist || !mayRead(actor, checklist.integrationId)) return null
  const { integrationId } = checklist
  const [suites, variables, roles] = await Promise.all([
    db.smokeSuite.findMany({ where: { integrationId, archivedAt: null }, orderBy: { name: 'asc' }, select: { key: true, name: true } }),
    db.variable.findMany({ where: { integrationId, removedAt: null }, orderBy: { key: 'asc' }, select: { key: true } }),
    listRoles(db, checklist.release?.id ?? null, null),
  ])
  const parts = readParts(checklist.parts)
  const named = ({ key, title, titleZh }: { key: string; title: string; titleZh: string }) => ({ key, title, titleZh })
  return {
    suites,
    roles,
    communications: parts.communications.map(named),
    watches: parts.watches.map(named),
    variables: variables.map((variable) => variable.key),
  }
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
  const family = await familyOf(itemId)
  const [loaded, entries] = await Promise.all([
    readChecklist(db, found.checklistId, at, family.ids),
    db.auditEntry.findMany({
      where: { entityType: 'item', entityId: itemId },
      orderBy: { seq: 'desc' },
      take: mostEntries,
      select: { seq: true, at: true, body: true },
    }),
  ])
  if (!loaded) return null
  const item = loaded.items.find((one) => one.id === itemId)
  return {
    item: item ? viewItem(item, family.depth, await assigneeNames(db, loaded), hasStarted(loaded.checklist), at) : null,
    history: entries.map(readEntry),
    timeZone: loaded.checklist.timeZone,
  }
}

/** An item with all it is part of and all that is part of it: what its state is read from. `depth` is 0 in its group. */
async function familyOf(itemId: string): Promise<{ ids: string[]; depth: number }> {
  const rows = await db.$queryRaw<{ id: string; above: boolean }[]>`
    with recursive up as (
      select id, parent_id from checklist_items where id = ${itemId}::uuid
      union all select i.id, i.parent_id from checklist_items i join up on i.id = up.parent_id),
    down as (
      select id from checklist_items where id = ${itemId}::uuid
      union all select i.id from checklist_items i join down on i.parent_id = down.id)
    select id, true as above from up union all select id, false from down where id <> ${itemId}::uuid`
  return { ids: rows.map((row) => row.id), depth: rows.filter((row) => row.above).length - 1 }
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
      viewRow(item, depth, new Map(), hasStarted(loaded.checklist), at),
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
