import { createHmac } from 'node:crypto'
import { type Client, escapeIdentifier, escapeLiteral } from 'pg'
import { StartError } from './start-error'

/** What the runtime role is held to on every connection: a stuck client must not hold a lock or a page for good. */
const limits = { idle_in_transaction_session_timeout: '5s', lock_timeout: '2s', statement_timeout: '10s' }

/**
 * Makes a login role without any right of its own, or gives an existing one this password and the limits. Refuses to touch
 * a role that has rights a runtime role must not have.
 */
export async function ensureRole(client: Client, role: string, password: string, kind: 'owner' | 'runtime'): Promise<void> {
  const name = escapeIdentifier(role)
  const { rows } = await client.query<{ rolsuper: boolean; rolcreaterole: boolean }>(
    'select rolsuper, rolcreaterole from pg_roles where rolname = $1',
    [role],
  )
  if (rows[0]?.rolsuper || rows[0]?.rolcreaterole)
    throw new StartError(
      `The database role ${role} may do too much to run the product. Drop it or set DATABASE_OWNER_URL and DATABASE_URL yourself.`,
    )
  try {
    if (rows.length === 0)
      await client.query(`create role ${name} login nosuperuser nocreatedb nocreaterole noreplication password ${escapeLiteral(password)}`)
    else await client.query(`alter role ${name} login password ${escapeLiteral(password)}`)
  } catch (error) {
    // Two starters at once: the other one has just made it, with the same password.
    if (!['42710', '23505', 'XX000'].includes((error as { code?: string }).code ?? '')) throw error
  }
  if (kind === 'runtime')
    for (const [setting, value] of Object.entries(limits)) await client.query(`alter role ${name} set ${setting} = '${value}'`)
}

/** The runtime role's name for a database made with a URL that may create roles: one a database, as roles belong to the whole server. */
export function runtimeRoleName(database: string): string {
  return `${database.slice(0, 50)}_runtime`
}

/** The runtime role's password, the same on every host that has the same secrets. */
export function runtimePassword(secret: string, database: string): string {
  return createHmac('sha256', secret).update(`gonogo runtime role ${database}`).digest('base64url')
}
