/**
 * Exit code 0 when this container is well, for container health checks: `web` when its server answers /healthz, `worker` when a worker of
 * this host was seen within a minute. Plain JavaScript, because it runs every few seconds.
 */
import { hostname } from 'node:os'
import pg from 'pg'

const checks = { web, worker }

async function web() {
  const answer = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`, { signal: AbortSignal.timeout(5000) })
  return answer.ok
}

async function worker() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5000, query_timeout: 5000 })
  client.on('error', () => {})
  await client.connect()
  const seen = `select exists (select 1 from workers where host = $1 and stopped_at is null and seen_at > now() - interval '1 minute') as well`
  const { rows } = await client.query(seen, [hostname()])
  return rows[0].well
}

const check = checks[process.argv[2] ?? 'web']
const well = check ? await check().catch(() => false) : false
process.exit(well ? 0 : 1)
