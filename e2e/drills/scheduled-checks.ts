import { setTimeout as wait } from 'node:timers/promises'
import { makeSchedules, removeSchedules } from '../../bench/scheduled/make-schedules'
import { startAnsweringServer, startProcess } from '../../bench/scheduled/start-process'
import { ownerSql } from '../support/session'
import type { RunningApp } from '../support/start-app'
import { assert, type DrillReport } from './drill-report'

/** What the drill needs of a product: its database, its environment, and which processes are its workers. */
export type CheckedApp = Pick<RunningApp, 'ownerUrl' | 'env' | 'pids'>

type Row = { schedule: string; due: Date; state: string; at: Date; slots: number }

/**
 * Two workers ask many schedules; one is killed (SIGKILL) in the middle. Every slot has exactly one row, a result or `interrupted` within a minute,
 * and was sent for at most once. Then the other one is killed, too: after its restart every schedule is asked within one interval.
 */
export async function scheduledChecks(app: CheckedApp, size: { checks: number; everySeconds: number }): Promise<DrillReport> {
  const server = await startAnsweringServer()
  const second = startProcess('lib/worker/main.ts', { ...app.env, LOG_LEVEL: 'warn' })
  await new Promise((resolve) => second.once('message', resolve))
  const begun = new Date()
  const made = await makeSchedules(app, { ...size, url: server.url })
  try {
    await wait(size.everySeconds * 1000)
    const killedAt = await databaseTime(app)
    second.kill('SIGKILL')
    // Its lease runs out after 20 s; the claim after that accounts for what it held.
    await wait(35_000)
    const until = new Date(killedAt.getTime() + 10_000)
    const rows = await rowsOf(app, made.ids)
    const facts = accountFor(rows, made.ids, size.everySeconds, begun, until)
    const sent = await server.counts()
    for (const id of made.ids) {
      const asked = sent[`/up/${id}`] ?? 0
      const slots = rows.filter((row) => row.schedule === id).length + 1
      assert(asked <= slots, `A schedule with ${slots} slots was sent for ${asked} times`)
    }
    const all = await restartAll(app, made.ids, size.everySeconds)
    return { drill: 'scheduled checks', facts: { schedules: size.checks, ...facts, 'all asked after a restart ms': Math.round(all) } }
  } finally {
    await removeSchedules(app, made)
    second.kill('SIGKILL')
    server.stop()
  }
}

/** Each schedule's rows follow one another without a hole or a double, and none says something it must not. */
function accountFor(rows: Row[], ids: string[], everySeconds: number, begun: Date, until: Date): Record<string, number> {
  let interrupted = 0
  let slowest = 0
  for (const id of ids) {
    const own = rows.filter((row) => row.schedule === id && row.due <= until)
    assert(own.length > 0, 'A schedule has no row at all')
    assert(own[0]!.due.getTime() - begun.getTime() <= (everySeconds + 30) * 1000, 'The first slot of a schedule is missing')
    assert(until.getTime() - own.at(-1)!.due.getTime() < everySeconds * 1000, 'The last slot of a schedule is missing')
    for (const [n, row] of own.entries()) {
      assert(['passed', 'interrupted'].includes(row.state), `A slot says ${row.state}`)
      assert(row.slots === 1, 'Slots of a living installation share a row')
      if (n > 0) assert(row.due.getTime() - own[n - 1]!.due.getTime() === everySeconds * 1000, 'There is a hole between two slots')
      if (row.state === 'interrupted') {
        interrupted++
        slowest = Math.max(slowest, row.at.getTime() - row.due.getTime())
      }
    }
  }
  assert(slowest <= 60_000, `An interrupted slot said so only after ${slowest} ms`)
  const seen = rows.filter((row) => row.due <= until).length
  return { slots: seen, passed: seen - interrupted, interrupted, 'interrupted after ms at most': Math.round(slowest) }
}

/** Kills every worker, lets the launcher start one anew, and answers how long after that start the last schedule was asked. */
async function restartAll(app: CheckedApp, ids: string[], everySeconds: number): Promise<number> {
  const before = await databaseTime(app)
  const victims = app.pids('worker')
  assert(victims.length > 0, 'The worker was not found')
  for (const pid of victims) process.kill(pid, 'SIGKILL')
  const deadline = performance.now() + 60_000
  let started: Date | undefined
  while (!started) {
    assert(performance.now() < deadline, 'No worker was started anew within a minute')
    await wait(250)
    const [row] = await ownerSql<{ at: Date }>(app as RunningApp, 'select max(started_at) at from workers where started_at > $1', [before])
    started = row?.at ?? undefined
  }
  // What the killed one held stays leased for up to 20 s: those are asked in the interval after.
  await wait((everySeconds + 23) * 1000)
  const [row] = await ownerSql<{ schedules: number; ms: number }>(
    app as RunningApp,
    `select count(*)::int schedules, max(extract(epoch from first - $2::timestamptz) * 1000)::float8 ms from (
       select schedule_id, min(started_at) first from smoke_runs
       where schedule_id = any($1::uuid[]) and state = 'passed' and started_at > $2 group by 1) f`,
    [ids, started],
  )
  assert(row?.schedules === ids.length, `After a restart ${row?.schedules} of ${ids.length} schedules were asked`)
  return row.ms
}

async function rowsOf(app: CheckedApp, ids: string[]): Promise<Row[]> {
  return ownerSql<Row>(
    app as RunningApp,
    `select schedule_id::text schedule, due_at due, state::text, finished_at at, slots from smoke_runs
     where schedule_id = any($1::uuid[]) order by due_at`,
    [ids],
  )
}

async function databaseTime(app: CheckedApp): Promise<Date> {
  const [row] = await ownerSql<{ now: Date }>(app as RunningApp, 'select now()')
  return row!.now
}
