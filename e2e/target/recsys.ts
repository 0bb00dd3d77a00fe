import { createHash } from 'node:crypto'
import { z } from 'zod'
import { recsysTenants } from './keys'
import { type Ask, json, readInput, type Reply, refusal, refuseKey } from './reply'
import { type Played, route, type Routes } from './routes'

/** What the recommendation system needs from the server it runs in. */
export interface RecsysSetup {
  /** How many requests it has answered, by status. */
  answered: Record<string, number>
}

const surfaces = ['home', 'cart'] as const
/** Artifacts are published every quarter of an hour. */
const publishedEveryMs = 15 * 60_000
/** So old is the manifest under the fault `stale_manifest`: nine days. */
const staleMs = 9 * 24 * 60 * 60_000

const RecommendInput = z.strictObject({
  tenant: z.string().min(1).max(60),
  surface: z.string().min(1).max(60),
  user: z.string().min(1).max(100),
  limit: z.int().min(1).max(50).default(10),
})
type Recommend = z.output<typeof RecommendInput>

/**
 * Answers for `/recsys/…`, a recommendation service: is it up, may it be asked, what does it count (`REC-1`), recommendations, a check of a request
 * that recommends nothing, and the manifest of the artifacts it serves from (`REC-4`). Null when there is no such endpoint.
 */
export function recsys(setup: RecsysSetup, ask: Ask): Played | null {
  const routes: Routes = {
    '/healthz': { GET: () => json(200, { status: 'up' }) },
    '/readyz': { GET: ready },
    '/metrics': { GET: (one) => metrics(setup, one) },
    '/v1/connectivity': { GET: (one) => refuseKey(one, 'recsys', 'connectivity') ?? json(200, { connected: true }) },
    '/v1/recommend': { POST: (one) => refuseKey(one, 'recsys', 'recommend') ?? recommend(one) },
    '/v1/recommend/validate': { POST: (one) => refuseKey(one, 'recsys', 'recommend') ?? validate(one) },
    '/v1/manifest': { GET: (one) => refuseKey(one, 'recsys', 'recommend') ?? manifestOf(one) },
  }
  return route(routes, '/recsys', ask)
}

function ready(ask: Ask): Reply {
  const down = ask.fault === 'not_ready'
  return json(down ? 503 : 200, {
    status: down ? 'not_ready' : 'ready',
    dependencies: { database: down ? 'unreachable' : 'ok', migrations: 'current', artifacts: 'loaded' },
  })
}

function publishedMs(ask: Ask): number {
  const newest = Math.floor(Date.now() / publishedEveryMs) * publishedEveryMs
  return ask.fault === 'stale_manifest' ? newest - staleMs : newest
}

function metrics(setup: RecsysSetup, ask: Ask): Reply {
  const counts = Object.entries(setup.answered).map(([status, count]) => `recsys_requests_total{status="${status}"} ${count}`)
  const lines = [
    '# HELP recsys_requests_total Requests answered, by status.',
    '# TYPE recsys_requests_total counter',
    ...counts,
    '# HELP recsys_manifest_updated_seconds When the manifest in use was published, seconds since 1970.',
    '# TYPE recsys_manifest_updated_seconds gauge',
    `recsys_manifest_updated_seconds ${publishedMs(ask) / 1000}`,
    '# HELP recsys_rules_enabled Whether rules apply.',
    '# TYPE recsys_rules_enabled gauge',
    'recsys_rules_enabled 1',
  ]
  return { status: 200, headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }, body: `${lines.join('\n')}\n` }
}

/** Everything that is wrong with a request; a tenant of another key comes first and is not named. */
function problemsOf(ask: Ask, { tenant, surface }: Recommend): Reply | { field: string; code: string }[] {
  if (ask.key && tenant !== recsysTenants[ask.key.environment]) return refusal(403, 'wrong_tenant', 'This key does not serve this tenant.')
  return (surfaces as readonly string[]).includes(surface) ? [] : [{ field: 'surface', code: 'unknown_surface' }]
}

function validate(ask: Ask): Reply {
  const read = readInput(ask, RecommendInput)
  if ('refused' in read) return read.refused
  const problems = problemsOf(ask, read.value)
  return Array.isArray(problems) ? json(200, { valid: problems.length === 0, problems }) : problems
}

function recommend(ask: Ask): Reply {
  const read = readInput(ask, RecommendInput)
  if ('refused' in read) return read.refused
  const { tenant, surface, user, limit } = read.value
  const problems = problemsOf(ask, read.value)
  if (!Array.isArray(problems)) return problems
  if (problems.length > 0) return refusal(422, 'unknown_surface', 'There is no such surface.', { field: 'surface' })
  const digest = createHash('sha256').update(`${tenant} ${surface} ${user}`).digest()
  // A walk in equal steps over 101 products, a prime: no item twice, and the same ones for the same person.
  const [start, step] = [digest[0] ?? 0, 7 + ((digest[1] ?? 0) % 4) * 2]
  const items = Array.from({ length: limit }, (_, index) => ({
    id: `product-${String(100 + ((start + index * step) % 101))}`,
    score: Math.round((1 - index / (limit + 1)) * 1000) / 1000,
  }))
  return json(200, {
    request_id: `rec-${digest.toString('hex').slice(0, 16)}`,
    tenant,
    surface,
    items,
    manifest: versionOf(publishedMs(ask)),
  })
}

const versionOf = (atMs: number): string => `m-${new Date(atMs).toISOString().slice(0, 16).replace(/[-:]/g, '')}`

function manifestOf(ask: Ask): Reply {
  const [tenant, surface] = [ask.query.get('tenant') ?? '', ask.query.get('surface') ?? '']
  const problems = problemsOf(ask, { tenant, surface, user: '', limit: 1 })
  if (!Array.isArray(problems)) return problems
  if (problems.length > 0) return refusal(404, 'unknown_manifest', 'This tenant has no manifest for this surface.')
  const atMs = publishedMs(ask)
  const version = versionOf(atMs)
  return json(200, {
    tenant,
    surface,
    version,
    updated_at: new Date(atMs).toISOString(),
    age_s: Math.floor((Date.now() - atMs) / 1000),
    artifacts: ['popularity', 'similar'].map((name) => ({
      name,
      path: `${tenant}/${surface}/${version}/${name}.bin`,
      sha256: createHash('sha256').update(`${tenant} ${surface} ${version} ${name}`).digest('hex'),
    })),
  })
}
