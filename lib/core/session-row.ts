import { createHash } from 'node:crypto'
import type { Grant, PersonActor, SlotRoleGrant, TokenActor } from './actor'
import { clockOffset } from './clock'
import { db } from './db/client'
import { env } from './env'
import { describeError, log } from './log'
import { sessionIdleMs, sessionSeenEveryMs } from './session-rules'

type PersonRow = {
  id: string
  name: string
  email: string
  locale: string
  theme: string
  time_zone: string
  grants: Grant[]
  slot_roles: SlotRoleGrant[]
}
type SessionRow = PersonRow & { session_id: string; password_at: Date; stale: boolean }
type TokenRow = { id: string; name: string; person_id: string; scopes: string[]; grants: Grant[]; stale: boolean }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The person behind a session row, with rights as the database has them now: one query, on every request, never kept. Null when the
 * session was ended, ran out (idle or for good), or the person is disabled. Fictional people exist only in the demo.
 */
export async function personOfSession(sessionId: string): Promise<PersonActor | null> {
  if (!uuid.test(sessionId)) return null
  const [row] = await db.$queryRaw<SessionRow[]>`
    select s.id as session_id, s.password_at, p.id, p.name, p.email, p.locale, p.theme, p.time_zone,
      t.at - s.last_seen_at >= ${sessionSeenEveryMs} * interval '1 millisecond' as stale,
      coalesce((select json_agg(json_build_object('role', g.role, 'integrationId', g.integration_id))
        from role_grants g where g.person_id = p.id), '[]'::json) as grants,
      coalesce((select json_agg(json_build_object('key', r.key, 'integrationId', g.integration_id))
        from slot_grants g join slot_roles r on r.id = g.slot_role_id where g.person_id = p.id), '[]'::json) as slot_roles
    from sessions s join people p on p.id = s.person_id,
      (select now() + ${clockOffset()} * interval '1 millisecond' as at) t
    where s.id = ${sessionId}::uuid and s.revoked_at is null and s.expires_at > t.at
      and s.last_seen_at > t.at - ${sessionIdleMs} * interval '1 millisecond'
      and p.disabled_at is null and (not p.fictional or ${env().GONOGO_DEMO})`
  if (!row) return null
  if (row.stale) await noteSeen('sessions', row.session_id)
  return {
    kind: 'person',
    id: row.id,
    name: row.name,
    email: row.email,
    locale: row.locale,
    theme: row.theme,
    timeZone: row.time_zone,
    grants: row.grants,
    slotRoles: row.slot_roles,
    sessionId: row.session_id,
    passwordAt: row.password_at,
  }
}

/** Whether a session still holds, without counting as use of it: an open page must not keep itself signed in. */
export async function isSessionLive(sessionId: string): Promise<boolean> {
  if (!uuid.test(sessionId)) return false
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from sessions s join people p on p.id = s.person_id,
      (select now() + ${clockOffset()} * interval '1 millisecond' as at) t
    where s.id = ${sessionId}::uuid and s.revoked_at is null and s.expires_at > t.at
      and s.last_seen_at > t.at - ${sessionIdleMs} * interval '1 millisecond'
      and p.disabled_at is null and (not p.fictional or ${env().GONOGO_DEMO})`
  return rows.length > 0
}

/** How a token is kept: sha256 of its text. The text is 256 random bits, so there is nothing a slower hash would protect. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The machine behind a token, with its person's rights of now. Null when unknown, revoked, past its end, or its person is disabled. */
export async function machineOfToken(token: string): Promise<TokenActor | null> {
  const [row] = await db.$queryRaw<TokenRow[]>`
    select k.id, k.name, k.person_id, k.scopes,
      k.last_used_at is null or t.at - k.last_used_at >= ${sessionSeenEveryMs} * interval '1 millisecond' as stale,
      coalesce((select json_agg(json_build_object('role', g.role, 'integrationId', g.integration_id))
        from role_grants g where g.person_id = p.id), '[]'::json) as grants
    from api_tokens k join people p on p.id = k.person_id,
      (select now() + ${clockOffset()} * interval '1 millisecond' as at) t
    where k.token_hash = ${tokenDigest(token)} and k.revoked_at is null and k.expires_at > t.at
      and p.disabled_at is null and (not p.fictional or ${env().GONOGO_DEMO})`
  if (!row) return null
  if (row.stale) await noteSeen('api_tokens', row.id)
  return { kind: 'token', id: row.id, name: row.name, personId: row.person_id, grants: row.grants, scopes: row.scopes }
}

/** Writes when a session or token was last used. With a full disk reads must go on, so a failure here is logged and no more. */
async function noteSeen(table: 'sessions' | 'api_tokens', id: string): Promise<void> {
  const offset = clockOffset()
  try {
    if (table === 'sessions') {
      await db.$executeRaw`update sessions set last_seen_at = now() + ${offset} * interval '1 millisecond' where id = ${id}::uuid and revoked_at is null`
    } else {
      await db.$executeRaw`update api_tokens set last_used_at = now() + ${offset} * interval '1 millisecond' where id = ${id}::uuid`
    }
  } catch (error) {
    log.warn({ table, error: describeError(error) }, 'last use not noted')
  }
}
