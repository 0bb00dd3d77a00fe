import { setTimeout as wait } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { ownerSql } from '../../e2e/support/session'
import type { RunningApp } from '../../e2e/support/start-app'
import { type BenchedApp, makeSchedules, removeSchedules } from './make-schedules'
import { cpuOf, machineLoad, memoryOf, postgresCpu } from './process-cost'

export type Round = {
  checks: number
  perSecond: number
  /** CPU milliseconds a stored check: the worker and the database, and both beyond what they use when nothing is scheduled. */
  workerMs: number
  databaseMs: number
  overIdleMs: number
  /** CPU milliseconds a bare request: a connection each, and over kept ones. */
  bareMs: number
  bareKeptMs: number
  peakMb: number
  /** While nothing else is done, and while what is done `meanwhile` is done. */
  late: Lateness
  lateMeanwhile: Lateness
  /** Share of all cores that were busy, whoever it was with. */
  busy: number
  bytesPerCheck: number
}

type Lateness = { p50: number; p95: number; p99: number; max: number; firstThird: number; lastThird: number }

export type RoundOptions = { checks: number; everySeconds: number; seconds: number; url: string; workerPid: number; postmaster: number }

/** Seconds until code that runs often has been compiled. */
const warmUp = 12

/**
 * One round: so many schedules, a warm-up, and so many seconds in which everything is counted. Before and after them the same requests are made
 * bare, so that both are measured on the same machine in the same minutes. `meanwhile` is done once costs are counted, while the schedules
 * still run.
 */
export async function measureRound(app: BenchedApp, options: RoundOptions, meanwhile = async (): Promise<void> => {}): Promise<Round> {
  const { seconds, url, workerPid, postmaster } = options
  const count = Math.round((options.checks / options.everySeconds) * Math.min(seconds, 10))
  const bare = [await bareCost(url, count, false)]
  const kept = [await bareCost(url, count, true)]
  const idle = await idleCost(options)
  const made = await makeSchedules(app, options)
  await wait(warmUp * 1000)
  const load = machineLoad()
  const before = {
    worker: cpuOf(workerPid),
    database: postgresCpu(postmaster),
    at: await storedSince(app, made.ids, new Date(0)),
    size: await sizeOf(app),
  }
  const from = new Date()
  await wait(seconds * 1000)
  const busy = load()
  const after = {
    worker: cpuOf(workerPid),
    database: postgresCpu(postmaster),
    at: await storedSince(app, made.ids, new Date(0)),
    size: await sizeOf(app),
  }
  const checks = after.at - before.at
  const to = new Date()
  await meanwhile()
  const late = await lateness(app, made.ids, from, to)
  const lateMeanwhile = await lateness(app, made.ids, to, new Date())
  const peakMb = memoryOf(workerPid).peak
  await removeSchedules(app, made)
  await wait(2000)
  bare.push(await bareCost(url, count, false))
  kept.push(await bareCost(url, count, true))
  const least = (values: number[]) => Math.min(...values)
  return {
    checks,
    perSecond: checks / seconds,
    workerMs: (after.worker - before.worker) / checks,
    databaseMs: (after.database - before.database) / checks,
    overIdleMs: (after.worker - before.worker + after.database - before.database - idle * seconds) / checks,
    bareMs: least(bare),
    bareKeptMs: least(kept),
    peakMb,
    late,
    lateMeanwhile,
    busy,
    bytesPerCheck: (after.size - before.size) / checks,
  }
}

/** CPU milliseconds a second that the worker and the database use as they are now. */
async function idleCost({ workerPid, postmaster, seconds }: RoundOptions): Promise<number> {
  const spent = () => cpuOf(workerPid) + postgresCpu(postmaster)
  const before = spent()
  const counted = Math.min(seconds, 20)
  await wait(counted * 1000)
  return (spent() - before) / counted
}

async function storedSince(app: BenchedApp, ids: string[], since: Date): Promise<number> {
  const [row] = await ownerSql<{ n: number }>(
    app as RunningApp,
    `select count(*)::int n from smoke_runs where schedule_id = any($1::uuid[]) and state = 'passed' and due_at >= $2`,
    [ids, since],
  )
  return row?.n ?? 0
}

async function sizeOf(app: BenchedApp): Promise<number> {
  const [row] = await ownerSql<{ n: number }>(
    app as RunningApp,
    `select (pg_total_relation_size('smoke_runs') + pg_total_relation_size('smoke_results'))::float8 n`,
  )
  return row?.n ?? 0
}

async function lateness(app: BenchedApp, ids: string[], from: Date, to: Date): Promise<Lateness> {
  const rows = await ownerSql<{ ms: number }>(
    app as RunningApp,
    `select (extract(epoch from started_at - due_at) * 1000)::float8 ms from smoke_runs
     where schedule_id = any($1::uuid[]) and state = 'passed' and due_at >= $2 and due_at < $3 order by due_at`,
    [ids, from, to],
  )
  const inOrder = rows.map((row) => row.ms)
  const sorted = inOrder.toSorted((a, b) => a - b)
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const third = Math.floor(inOrder.length / 3)
  return {
    p50: rank(0.5),
    p95: rank(0.95),
    p99: rank(0.99),
    max: rank(1),
    firstThird: mean(inOrder.slice(0, third)),
    lastThird: mean(inOrder.slice(-third)),
  }
}

/** CPU milliseconds of this process a request made with undici alone, ten at a time. */
async function bareCost(url: string, count: number, keep: boolean): Promise<number> {
  const headers = { authorization: 'Bearer bench-secret-value-0123456789', accept: '*/*', 'user-agent': 'gonogo' }
  const dispatcher = new Agent({ connections: 10, pipelining: 1 })
  const ask = async (n: number) => {
    const own = keep ? dispatcher : new Agent({ connections: 1 })
    const { body } = await request(`${url}/bare/${n % 100}`, { dispatcher: own, headers })
    JSON.parse(await body.text())
    if (!keep) await own.destroy()
  }
  const all = async (many: number) => {
    const numbers = Array.from({ length: many }, (_, n) => n).values()
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        for (const n of numbers) await ask(n)
      }),
    )
  }
  await all(200)
  const before = process.cpuUsage()
  await all(count)
  const { user, system } = process.cpuUsage(before)
  await dispatcher.close()
  return (user + system) / 1000 / count
}
