import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { db } from './db/client'

type OwnMetrics = ReturnType<typeof make>

// The server in front of Next and Next's own bundle load this file apart; the figures are one set a process.
const held = globalThis as typeof globalThis & { gonogoMetrics?: OwnMetrics }
const metrics = (): OwnMetrics => (held.gonogoMetrics ??= make())

function make() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'gonogo_http_request_duration_seconds',
      help: 'Time from the first byte of a request to the end of its answer, by kind of route, method and status.',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    scrapeErrors: new Counter({
      name: 'gonogo_metrics_database_errors_total',
      help: 'Scrapes that could not ask the database.',
      registers: [registry],
    }),
    jobs: new Gauge({
      name: 'gonogo_jobs',
      help: 'Jobs in the queue by task and state (ready, later, running, failed for good).',
      labelNames: ['task', 'state'],
      registers: [registry],
    }),
    oldestJob: new Gauge({
      name: 'gonogo_jobs_oldest_ready_seconds',
      help: 'How long the oldest job that could run has waited.',
      registers: [registry],
    }),
    outbox: new Gauge({
      name: 'gonogo_outbox',
      help: 'Messages in the outbox by channel and state.',
      labelNames: ['channel', 'state'],
      registers: [registry],
    }),
    auditHead: new Gauge({ name: 'gonogo_audit_head', help: 'Number of the last entry of the audit chain.', registers: [registry] }),
    workers: new Gauge({ name: 'gonogo_workers', help: 'Workers seen within the last minute.', registers: [registry] }),
  }
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** Notes one answered request. Labels are bounded: kinds of routes, known methods, classes of status. */
export function observeRequest({
  route,
  method,
  status,
  seconds,
}: {
  route: string
  method: string
  status: number
  seconds: number
}): void {
  const labels = { route, method: methods.has(method) ? method : 'other', status: `${Math.floor(status / 100)}xx` }
  metrics().requests.observe(labels, seconds)
}

/**
 * Everything this process knows of itself and of the queue, in Prometheus' text format. A database that does not answer is counted, and the
 * rest is shown.
 */
export async function exposeMetrics(): Promise<{ contentType: string; text: string }> {
  const { registry, scrapeErrors } = metrics()
  try {
    await askDatabase()
  } catch {
    scrapeErrors.inc()
  }
  return { contentType: registry.contentType, text: await registry.metrics() }
}

async function askDatabase(): Promise<void> {
  const { jobs, oldestJob, outbox, auditHead, workers } = metrics()
  const [jobRows, outboxRows, [facts]] = await Promise.all([
    db.$queryRaw<{ task: string; state: string; count: number }[]>`
      select task_identifier as task,
        case when locked_at is not null then 'running' when attempts >= max_attempts then 'failed' when run_at > now() then 'later' else 'ready' end as state,
        count(*)::int as count
      from graphile_worker.jobs group by 1, 2`,
    db.$queryRaw<
      { channel: string; state: string; count: number }[]
    >`select channel, state::text as state, count(*)::int as count from outbox group by 1, 2`,
    db.$queryRaw<{ seq: bigint; workers: number; oldest: number | null }[]>`
      select (select seq from audit_head where id = 1) as seq,
        (select count(*)::int from workers where stopped_at is null and seen_at > now() - interval '1 minute') as workers,
        (select extract(epoch from now() - min(run_at))::float8 from graphile_worker.jobs
          where locked_at is null and attempts < max_attempts and run_at <= now()) as oldest`,
  ])
  jobs.reset()
  for (const { task, state, count } of jobRows) jobs.set({ task, state }, count)
  outbox.reset()
  for (const { channel, state, count } of outboxRows) outbox.set({ channel, state }, count)
  oldestJob.set(facts?.oldest ?? 0)
  auditHead.set(Number(facts?.seq ?? 0n))
  workers.set(facts?.workers ?? 0)
}
