import { hostname } from 'node:os'
import { Client } from 'pg'
import { UsageError } from './usage'

/**
 * For container health checks, which have no other program at hand. `web`: this container's server answers /healthz. `worker`: a worker of
 * this host was seen within a minute.
 */
export async function health(args: string[]): Promise<number> {
  const [part = 'web'] = args
  if (part === 'web') return webIsWell()
  if (part === 'worker') return workerIsWell()
  throw new UsageError(`health takes "web" or "worker", not "${part}".`)
}

async function webIsWell(): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`, { signal: AbortSignal.timeout(5000) }).catch(
    () => null,
  )
  return answer?.ok ? 0 : 1
}

async function workerIsWell(): Promise<number> {
  const client = new Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ well: boolean }>(
      `select exists (select 1 from workers where host = $1 and stopped_at is null and seen_at > now() - interval '1 minute') as well`,
      [hostname()],
    )
    return rows[0]?.well ? 0 : 1
  } catch {
    return 1
  } finally {
    await client.end().catch(() => {})
  }
}
