import { DateTime, IANAZone } from 'luxon'
import { type Actor, grantsOf, holdsRoleForAll, readableIntegrations } from '@/lib/core/actor'
import type { ChainEntry } from '@/lib/core/audit/verify'
import { db } from '@/lib/core/db/client'
import { type AuditScope, auditScopeOf } from './rules'
import { AuditBody, type AuditFilter } from './schema'

/** Entries on one page of the list. */
export const entriesPerPage = 50

/** An entry in the list: who did what to what, when. */
export type ListedEntry = {
  seq: string
  at: Date
  action: string
  actor: { kind: string; id: string; name: string }
  entity: { type: string; id: string; label: string }
  integrationId: string | null
}

export type AuditPage = {
  entries: ListedEntry[]
  /** Where the newer and the older page begin; null when there is none. */
  newer: string | null
  older: string | null
}

/** The part of a condition that rights decide. */
function scopeWhere(scope: AuditScope) {
  if (scope.all) return {}
  const own = scope.personId ? [{ actorId: scope.personId }, { entityType: 'person', entityId: scope.personId }] : []
  const theirs = scope.integrations === 'all' ? { integrationId: { not: null } } : { integrationId: { in: scope.integrations } }
  return { OR: [...own, theirs] }
}

/** The moment a day begins in a zone (one that is not known is UTC), or the day so many after it. */
function dayStart(day: string | undefined, zone: string, plusDays = 0): Date | undefined {
  const start = day
    ? DateTime.fromISO(day, { zone: IANAZone.isValidZone(zone) ? zone : 'UTC' })
        .startOf('day')
        .plus({ days: plusDays })
    : null
  return start?.isValid ? start.toJSDate() : undefined
}

/** The condition of a filter, under an actor's rights; null for whoever may read nothing. */
function whereOf(actor: Actor, filter: AuditFilter, zone: string) {
  const scope = auditScopeOf(actor)
  if (!scope) return null
  const [entityType, ...rest] = (filter.entity ?? '').split(':')
  const [from, to] = [dayStart(filter.from, zone), dayStart(filter.to, zone, 1)]
  return {
    AND: [
      scopeWhere(scope),
      filter.action?.endsWith('.')
        ? { action: { startsWith: filter.action.replace(/_/g, '\\_') } }
        : filter.action
          ? { action: filter.action }
          : {},
      filter.person ? { OR: [{ actorId: filter.person }, { entityType: 'person', entityId: filter.person }] } : {},
      entityType ? { entityType, entityId: rest.join(':') } : {},
      filter.integration ? { integrationId: filter.integration } : {},
      from || to ? { at: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } } : {},
      filter.q ? { body: { contains: filter.q.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const } } : {},
    ],
  }
}

/** One page of the trail, newest first, found from the numbers of entries: entries that are added meanwhile move nothing. */
export async function listEntries(actor: Actor, filter: AuditFilter, zone = 'UTC'): Promise<AuditPage> {
  const where = whereOf(actor, filter, zone)
  if (!where) return { entries: [], newer: null, older: null }
  const upwards = filter.after !== undefined && filter.before === undefined
  const place = upwards ? { gt: BigInt(filter.after ?? 0) } : filter.before !== undefined ? { lt: BigInt(filter.before) } : undefined
  const rows = await db.auditEntry.findMany({
    where: { ...where, ...(place ? { seq: place } : {}) },
    orderBy: { seq: upwards ? 'asc' : 'desc' },
    take: entriesPerPage + 1,
    select: { seq: true, at: true, body: true },
  })
  const more = rows.length > entriesPerPage
  const shown = rows.slice(0, entriesPerPage)
  if (upwards) shown.reverse()
  const [first, last] = [shown[0], shown.at(-1)]
  return {
    entries: shown.map(listed),
    newer: first && (upwards ? more : place !== undefined) ? String(first.seq) : null,
    older: last && (upwards || more) ? String(last.seq) : null,
  }
}

type Row = { seq: bigint; at: Date; body: string }

function listed(row: Row): ListedEntry {
  const { action, actor, entity, integrationId } = AuditBody.parse(JSON.parse(row.body))
  return { seq: String(row.seq), at: row.at, action, actor, entity, integrationId }
}

/**
 * One entry with what it changed, its place in the chain and its neighbours under the same rights. Null when not there or not for this
 * actor.
 */
export async function getEntry(actor: Actor, seq: string) {
  const where = whereOf(actor, {}, 'UTC')
  if (!where || !/^\d{1,18}$/.test(seq)) return null
  const row = await db.auditEntry.findFirst({ where: { ...where, seq: BigInt(seq) } })
  if (!row) return null
  const [older, newer] = await Promise.all([
    db.auditEntry.findFirst({ where: { ...where, seq: { lt: row.seq } }, orderBy: { seq: 'desc' }, select: { seq: true } }),
    db.auditEntry.findFirst({ where: { ...where, seq: { gt: row.seq } }, orderBy: { seq: 'asc' }, select: { seq: true } }),
  ])
  const { before, after, actor: who } = AuditBody.parse(JSON.parse(row.body))
  return {
    ...listed(row),
    actor: who,
    before,
    after,
    body: row.body,
    hash: Buffer.from(row.hash).toString('hex'),
    prevHash: Buffer.from(row.prevHash).toString('hex'),
    older: older ? String(older.seq) : null,
    newer: newer ? String(newer.seq) : null,
  }
}
export type ShownEntry = NonNullable<Awaited<ReturnType<typeof getEntry>>>

/** What a search can be narrowed to: people and integrations by name, only those the actor may know of. */
export async function listAuditChoices(actor: Actor) {
  const readable = readableIntegrations(actor)
  const [people, integrations] = await Promise.all([
    auditScopeOf(actor) ? db.person.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true }, take: 1000 }) : [],
    db.integration.findMany({
      where: readable === 'all' ? {} : { id: { in: readable } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  ])
  return { people, integrations }
}

/** Whether an actor may have the whole chain verified: whoever may read all of it. */
export const mayVerify = (actor: Actor): boolean => actor.kind === 'person' && holdsRoleForAll(grantsOf(actor), 'release_manager')

/**
 * The entries of a filter as they are stored, oldest first and page by page: enough to check each, and the whole chain when nothing is
 * left out, without the product. Nothing for whoever may read nothing.
 */
export async function* exportEntries(actor: Actor, filter: AuditFilter, zone = 'UTC', pageSize = 1000): AsyncGenerator<ChainEntry> {
  const where = whereOf(actor, filter, zone)
  for (let last = 0n; where; ) {
    const found = await db.auditEntry.findMany({
      where: { ...where, seq: { gt: last } },
      orderBy: { seq: 'asc' },
      take: pageSize,
      select: { seq: true },
    })
    if (found.length === 0) return
    yield* await rawEntries(found.map((row) => row.seq))
    last = found.at(-1)?.seq ?? last
    if (found.length < pageSize) return
  }
}

/** Times with microseconds, as the chain hashes them: a JavaScript date would cut them off. */
async function rawEntries(seqs: bigint[]): Promise<ChainEntry[]> {
  const rows = await db.$queryRaw<{ seq: bigint; at: string; body: string; prev_hash: string; hash: string }[]>`
    select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, body,
      encode(prev_hash, 'hex') as prev_hash, encode(hash, 'hex') as hash
    from audit_entries where seq = any(${seqs}::bigint[]) order by seq`
  return rows.map((row) => ({ seq: row.seq, at: row.at, body: row.body, prevHash: row.prev_hash, hash: row.hash }))
}
