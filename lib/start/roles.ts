import { createHmac } from 'node:crypto'
import { type Client, escapeIdentifier, escapeLiteral } from 'pg'
import { StartError } from './start-error'

/** What the runtime role is held to on every connection: a stuck client must not hold a lock or a page for good. */
const limits = { idle_in_transaction_session_timeout: '5s', lock_timeout: '2s', statement_timeout: '10s' }

/** Two starters at once must not make or change the same role together. */
const rolesLock = 4_021_520

/**
 * Makes a login role without any right of its own, or gives an existing one this password and the limits. Refuses to touch
 * a role that has rights a runtime role must not have.
 */
export async function ensureRole(client: Client, role: string, password: string, kind: 'owner' | 'runtime'): Promise<void> {
  const name = escapeIdentifier(role)
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [rolesLock])
    const { rows } = await client.query<{ strong: boolean }>(
      'select rolsuper or rolcreaterole as strong from pg_roles where rolname = $1',
      [role],
    )
    if (rows[0]?.strong) {
      throw new StartError(
        `The database role ${role} may do too much to run the product. Drop it or set DATABASE_OWNER_URL and DATABASE_URL yourself.`,
      )
    }
    const rights =
      rows.length === 0 ? `create role ${name} login nosuperuser nocreatedb nocreaterole noreplication` : `alter role ${name} login`
    await client.query(`${rights} password ${escapeLiteral(password)}`)
    if (kind === 'runtime')
      for (const [setting, value] of Object.entries(limits)) await client.query(`alter role ${name} set ${setting} = '${value}'`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** The runtime role's name for a database made with a URL that may create roles: one a database, as roles belong to the whole server. */
export function runtimeRoleName(database: string): string {
  return `${database.slice(0, 50)}_runtime`
}

/** The runtime role's password, the same on every host that has the same secrets. */
export function runtimePassword(secret: string, database: string): string {
  return createHmac('sha256', secret).update(`gonogo runtime role ${database}`).digest('base64url')
}
