import { Client } from 'pg'
import { StartError } from './start-error'

/** The oldest PostgreSQL the schema needs, as `server_version_num`. */
const oldest = 150_000

/**
 * Opens a connection for the launcher. Refuses, in one line that names the setting and never shows the password, an address that
 * is none, a server that does not answer, a refused password and a PostgreSQL older than 15.
 */
export async function connectAs(url: string, setting: string): Promise<Client> {
  const where = describeUrl(url, setting)
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'gonogo-start' })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new StartError(`${setting} cannot be used (${where}): ${explain(error as Error & { code?: string })}`)
  }
  const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
    `select current_setting('server_version_num') as server_version_num, current_setting('server_version') as server_version`,
  )
  if (Number(rows[0]?.server_version_num) < oldest) {
    await client.end()
    throw new StartError(`${setting} leads to PostgreSQL ${rows[0]?.server_version} (${where}); Gonogo needs 15 or newer.`)
  }
  return client
}

/** Host, port and database of a URL, for messages. Refuses what is no PostgreSQL URL. */
export function describeUrl(url: string, setting: string): string {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    throw new StartError(`${setting} is not a URL. It looks like postgresql://user:password@host:5432/database.`)
  }
  if (!/^postgres(ql)?:$/.test(parsed.protocol) || parsed.pathname.length < 2) {
    throw new StartError(`${setting} is not a PostgreSQL URL. It looks like postgresql://user:password@host:5432/database.`)
  }
  return `${parsed.hostname || 'local socket'}:${parsed.port || 5432}${parsed.pathname}`
}

function explain(error: Error & { code?: string }): string {
  if (error.code === 'ECONNREFUSED') return 'nothing listens there.'
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return 'the host name is not known.'
  if (error.code === '28P01' || error.code === '28000') return 'user or password is refused.'
  if (error.code === '3D000') return 'there is no such database.'
  if (error.code === 'ETIMEDOUT' || /timeout/i.test(error.message)) return 'no answer within 10 s.'
  if (error.code === '53300') return 'the server has no connection left.'
  return `${error.code ?? error.name}.`
}
