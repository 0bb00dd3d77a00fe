/** Roles from least to most: each may do what the ones before it may. */
export const roles = ['viewer', 'on_call', 'release_manager', 'administrator'] as const
export type Role = (typeof roles)[number]

/** A role for one integration, or for all when there is none named. */
export type Grant = { role: Role; integrationId: string | null }

/** A slot role (Tech Lead, QA Lead, …) for one integration, or for all. */
export type SlotRoleGrant = { key: string; integrationId: string | null }

export type PersonActor = {
  kind: 'person'
  id: string
  name: string
  email: string
  locale: string
  theme: string
  timeZone: string
  grants: Grant[]
  slotRoles: SlotRoleGrant[]
  sessionId: string
  /** When the password was last entered in this session. */
  passwordAt: Date
}

/** A machine with a person's token: never more rights than that person, and only within its scopes. */
export type TokenActor = {
  kind: 'token'
  id: string
  name: string
  personId: string
  grants: Grant[]
  scopes: string[]
}

/** The product itself, in the worker, at start or in the seed. */
export type JobActor = { kind: 'job'; id: string; name: string }

/** Somebody who is not signed in, holding at most a one-time link. */
export type VisitorActor = { kind: 'visitor'; id: 'visitor'; name: string; address: string }

export type Actor = PersonActor | TokenActor | JobActor | VisitorActor

/** The product acting for itself; `name` says which job. */
export function job(name: string): JobActor {
  return { kind: 'job', id: `job:${name}`, name }
}

/** The grants an actor holds; none for visitors, everything for jobs is decided by the permission table. */
export function grantsOf(actor: Actor): Grant[] {
  return actor.kind === 'person' || actor.kind === 'token' ? actor.grants : []
}

/** Whether a grant list holds at least `role`, for that integration (or, with none given, for any). */
export function holdsRole(grants: Grant[], role: Role, integrationId?: string | null): boolean {
  const least = roles.indexOf(role)
  return grants.some(
    (grant) =>
      roles.indexOf(grant.role) >= least &&
      (grant.integrationId === null || integrationId === undefined || grant.integrationId === integrationId),
  )
}

/** Whether a grant list holds at least `role` for the whole instance. */
export function holdsRoleForAll(grants: Grant[], role: Role): boolean {
  return grants.some((grant) => grant.integrationId === null && roles.indexOf(grant.role) >= roles.indexOf(role))
}

/** Which integrations an actor may read: all of them, or the ones named. */
export function readableIntegrations(actor: Actor): 'all' | string[] {
  if (actor.kind === 'job') return 'all'
  if (actor.kind === 'token' && !actor.scopes.includes('read')) return []
  const grants = grantsOf(actor)
  if (grants.some((grant) => grant.integrationId === null)) return 'all'
  return [...new Set(grants.flatMap((grant) => (grant.integrationId ? [grant.integrationId] : [])))]
}

/** Whether an actor may read one integration. */
export function mayRead(actor: Actor, integrationId: string): boolean {
  const readable = readableIntegrations(actor)
  return readable === 'all' || readable.includes(integrationId)
}

/** A Prisma condition on a column `integrationId` that leaves only what the actor may read. */
export function readableWhere(actor: Actor): { integrationId?: { in: string[] } } {
  const readable = readableIntegrations(actor)
  return readable === 'all' ? {} : { integrationId: { in: readable } }
}

/** The person behind an actor, if there is one. */
export function personIdOf(actor: Actor): string | null {
  if (actor.kind === 'person') return actor.id
  return actor.kind === 'token' ? actor.personId : null
}
