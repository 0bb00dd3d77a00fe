import type { Actor, Role } from '@/lib/core/actor'
import { mail } from '@/lib/core/channels/mail'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { env } from '@/lib/core/env'
import { can } from '@/lib/core/permissions'
import { tokenDigest } from '@/lib/core/session-row'
import { sessionIdleMs } from '@/lib/core/session-rules'
import { type InstanceSettings, readInstanceSettings } from './instance-settings'
import { type LinkPurpose, type PersonStanding, standingOf } from './rules'

/** People on one page of the list. */
export const peoplePerPage = 25

export type HeldRole = { role: Role; integrationId: string | null; integrationName: string | null }
export type HeldSlot = {
  slotRoleId: string
  key: string
  name: string
  nameZh: string
  integrationId: string | null
  integrationName: string | null
}
export type ListedPerson = {
  id: string
  name: string
  email: string
  fictional: boolean
  standing: PersonStanding
  roles: HeldRole[]
  slots: HeldSlot[]
  lastSeenAt: Date | null
}

const accessOf = {
  roleGrants: { select: { role: true, integrationId: true, integration: { select: { name: true } } }, orderBy: { createdAt: 'asc' } },
  slotGrants: { select: { integrationId: true, integration: { select: { name: true } }, slotRole: true }, orderBy: { createdAt: 'asc' } },
} as const

/** Whether an actor administers people; the pages about others are only for them. */
export const administersPeople = (actor: Actor): boolean => can(actor, 'person.invite')

/** One page of the people whose name or address holds a text. Null for whoever does not administer people. */
export async function listPeople(
  actor: Actor,
  filter: { search?: string; standing?: PersonStanding; page?: number } = {},
): Promise<{ people: ListedPerson[]; total: number; page: number; pages: number } | null> {
  if (!administersPeople(actor)) return null
  const search = filter.search
    ?.trim()
    .slice(0, 100)
    .toWellFormed()
    .replaceAll('\u0000', '')
    .replace(/[\\%_]/g, '\\$&')
  const at = now()
  const where = {
    ...(search
      ? {
          OR: [{ name: { contains: search, mode: 'insensitive' as const } }, { email: { contains: search, mode: 'insensitive' as const } }],
        }
      : {}),
    ...(filter.standing === 'active' ? { disabledAt: null, passwordHash: { not: null } } : {}),
    ...(filter.standing === 'disabled' ? { disabledAt: { not: null } } : {}),
    ...(filter.standing === 'invited' || filter.standing === 'invitation_over' ? { disabledAt: null, passwordHash: null } : {}),
  }
  const total = await db.person.count({ where })
  const pages = Math.max(1, Math.ceil(total / peoplePerPage))
  const page = Math.min(Math.max(1, filter.page ?? 1), pages)
  const rows = await db.person.findMany({
    where,
    include: { ...accessOf, sessions: { orderBy: { lastSeenAt: 'desc' }, take: 1, select: { lastSeenAt: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * peoplePerPage,
    take: peoplePerPage,
  })
  const links = await openLinks(rows.map((row) => row.id))
  const people = rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    fictional: row.fictional,
    standing: standingOf(
      {
        disabledAt: row.disabledAt,
        hasPassword: row.passwordHash !== null,
        linkEndsAt: links.get(row.id)?.expiresAt ?? null,
        shut: isShut(row),
      },
      at,
    ),
    roles: rolesOf(row),
    slots: slotsOf(row),
    lastSeenAt: row.sessions[0]?.lastSeenAt ?? null,
  }))
  return { people, total, page, pages }
}

/** A person as their page shows them to an administrator. Null when not there or not for this actor. */
export async function getPerson(actor: Actor, personId: string) {
  if (!administersPeople(actor)) return null
  const row = await db.person.findUnique({ where: { id: personId }, include: { ...accessOf } })
  if (!row) return null
  const [links, sessions, tokens] = await Promise.all([openLinks([row.id]), liveSessions(row.id), tokensOf(row.id)])
  const link = links.get(row.id) ?? null
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    fictional: row.fictional,
    version: row.version,
    createdAt: row.createdAt,
    disabledAt: row.disabledAt,
    standing: standingOf(
      { disabledAt: row.disabledAt, hasPassword: row.passwordHash !== null, linkEndsAt: link?.expiresAt ?? null, shut: isShut(row) },
      now(),
    ),
    link,
    roles: rolesOf(row),
    slots: slotsOf(row),
    sessions,
    tokens,
  }
}
export type ShownPerson = NonNullable<Awaited<ReturnType<typeof getPerson>>>

/** Fictional people are nobody outside the demo. */
const isShut = (row: { fictional: boolean }) => row.fictional && !env().GONOGO_DEMO

type AccessRow = {
  roleGrants: { role: Role; integrationId: string | null; integration: { name: string } | null }[]
  slotGrants: {
    integrationId: string | null
    integration: { name: string } | null
    slotRole: { id: string; key: string; name: string; nameZh: string }
  }[]
}

const rolesOf = (row: AccessRow): HeldRole[] =>
  row.roleGrants.map((grant) => ({
    role: grant.role,
    integrationId: grant.integrationId,
    integrationName: grant.integration?.name ?? null,
  }))

const slotsOf = (row: AccessRow): HeldSlot[] =>
  row.slotGrants.map(({ integrationId, integration, slotRole }) => ({
    slotRoleId: slotRole.id,
    key: slotRole.key,
    name: slotRole.name,
    nameZh: slotRole.nameZh,
    integrationId,
    integrationName: integration?.name ?? null,
  }))

async function openLinks(personIds: string[]): Promise<Map<string, { purpose: LinkPurpose; expiresAt: Date; createdAt: Date }>> {
  const rows = await db.invitation.findMany({
    where: { personId: { in: personIds }, usedAt: null, revokedAt: null, expiresAt: { gt: now() } },
    orderBy: { createdAt: 'asc' },
    select: { personId: true, purpose: true, expiresAt: true, createdAt: true },
  })
  return new Map(rows.map(({ personId, purpose, ...rest }) => [personId, { ...rest, purpose: purpose === 'reset' ? 'reset' : 'invite' }]))
}

/** The sessions of a person that still hold, the last used first. */
async function liveSessions(personId: string) {
  return db.session.findMany({
    where: { personId, revokedAt: null, expiresAt: { gt: now() }, lastSeenAt: { gt: new Date(now().getTime() - sessionIdleMs) } },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true, userAgent: true, address: true },
  })
}
export type ShownSession = Awaited<ReturnType<typeof liveSessions>>[number]

/** The tokens of a person: live ones, and those that ended within a month. */
async function tokensOf(personId: string) {
  const since = new Date(now().getTime() - 30 * 86_400_000)
  return db.apiToken.findMany({
    where: { personId, expiresAt: { gt: since }, OR: [{ revokedAt: null }, { revokedAt: { gt: since } }] },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: { id: true, name: true, prefix: true, scopes: true, createdAt: true, expiresAt: true, revokedAt: true, lastUsedAt: true },
  })
}
export type ShownToken = Awaited<ReturnType<typeof tokensOf>>[number]

/** One's own sessions that still hold. */
export async function listOwnSessions(actor: Actor): Promise<ShownSession[]> {
  return actor.kind === 'person' ? liveSessions(actor.id) : []
}

/** How the actor reads plans: `own` (as the interface), `en`, `zh` or `both`. */
export async function getPlanLanguage(actor: Actor): Promise<string> {
  const person = actor.kind === 'person' ? await db.person.findUnique({ where: { id: actor.id }, select: { planLanguage: true } }) : null
  return person?.planLanguage ?? 'own'
}

/** One's own roles and slot roles, with the names of what they are for. */
export async function getOwnAccess(actor: Actor): Promise<{ roles: HeldRole[]; slots: HeldSlot[] }> {
  const row = actor.kind === 'person' ? await db.person.findUnique({ where: { id: actor.id }, include: accessOf }) : null
  return row ? { roles: rolesOf(row), slots: slotsOf(row) } : { roles: [], slots: [] }
}

/** One's own tokens. */
export async function listOwnTokens(actor: Actor): Promise<ShownToken[]> {
  return actor.kind === 'person' ? tokensOf(actor.id) : []
}

/** Who is asking, and what they may: for machines that want to know before they try. */
export function describeActor(actor: Actor) {
  if (actor.kind === 'person') return { kind: actor.kind, id: actor.id, name: actor.name, grants: actor.grants, slotRoles: actor.slotRoles }
  if (actor.kind === 'token')
    return { kind: actor.kind, id: actor.id, name: actor.name, personId: actor.personId, grants: actor.grants, scopes: actor.scopes }
  return null
}

/** Who can be named as an owner, an assignee or a delegate: people who can sign in, by name. For anyone who may read at all. */
export async function listPeopleToName(actor: Actor): Promise<{ id: string; name: string }[]> {
  if (actor.kind === 'visitor' || (actor.kind === 'token' && !actor.scopes.includes('read'))) return []
  return db.person.findMany({
    where: { disabledAt: null, passwordHash: { not: null } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
}

/** The slot roles, with how many people hold each; retired ones last. */
export async function listSlotRoles(actor: Actor) {
  if (actor.kind === 'visitor') return []
  const rows = await db.slotRole.findMany({
    orderBy: [{ name: 'asc' }],
    include: { grants: { where: { person: { disabledAt: null } }, select: { personId: true } } },
  })
  return rows
    .map(({ grants, ...slotRole }) => ({ ...slotRole, holders: new Set(grants.map((grant) => grant.personId)).size }))
    .sort((a, b) => Number(a.retiredAt !== null) - Number(b.retiredAt !== null))
}
export type ListedSlotRole = Awaited<ReturnType<typeof listSlotRoles>>[number]

/** The integrations a role can be given for. Null for whoever does not administer people. */
export async function listIntegrationsToGrant(actor: Actor): Promise<{ id: string; name: string }[] | null> {
  if (!administersPeople(actor)) return null
  return db.integration.findMany({ where: { archivedAt: null }, orderBy: { name: 'asc' }, select: { id: true, name: true } })
}

/** The installation's settings. Null for whoever may not change them. */
export async function getSettings(actor: Actor): Promise<(InstanceSettings & { version: number }) | null> {
  return can(actor, 'settings.update') ? readInstanceSettings(db) : null
}

/** Whether mail can leave, and why not as a code with a text in `outbox.reasons`; never the address of the server. */
export function getMailStatus(): { heldBecause: string | null; from: string | null } {
  return { heldBecause: mail.heldBecause(), from: env().MAIL_FROM ?? null }
}

/** What a one-time link is for, without spending it. Null for a link that is wrong or over: both look the same. */
export async function getLink(token: string): Promise<{ purpose: LinkPurpose; name: string; email: string } | null> {
  if (token.length < 20 || token.length > 100) return null
  const link = await db.invitation.findFirst({
    where: { tokenHash: tokenDigest(token), usedAt: null, revokedAt: null, expiresAt: { gt: now() } },
  })
  const person = link ? await db.person.findUnique({ where: { id: link.personId } }) : null
  if (!link || !person || person.disabledAt) return null
  return { purpose: link.purpose === 'reset' ? 'reset' : 'invite', name: person.name, email: person.email }
}

/** Whether nobody exists yet, so that the first administrator can be made. */
export async function needsSetUp(): Promise<boolean> {
  return (await db.person.findFirst({ select: { id: true } })) === null
}

/** The fictional people one can sign in as, least role first. Empty unless the start opened the demo. */
export async function listDemoPeople(): Promise<
  { name: string; email: string; role: Role | null; slots: { name: string; nameZh: string }[] }[]
> {
  if (!env().GONOGO_DEMO) return []
  const rows = await db.person.findMany({
    where: { fictional: true, disabledAt: null, passwordHash: { not: null } },
    orderBy: { createdAt: 'asc' },
    include: accessOf,
  })
  return rows.map((row) => ({
    name: row.name,
    email: row.email,
    role: row.roleGrants[0]?.role ?? null,
    slots: row.slotGrants.map(({ slotRole }) => ({ name: slotRole.name, nameZh: slotRole.nameZh })),
  }))
}
