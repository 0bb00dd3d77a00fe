import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { cast } from '../e2e/support/cast'
import { sessionCookie, sessionOf } from '../e2e/support/session'
import { actorOf, bigRelease } from '../e2e/support/stage'
import type { RunningApp } from '../e2e/support/start-app'
import { type Figure, figure } from './figure'
import { measureRound, type Round } from './scheduled/measure-round'
import { startAnsweringServer } from './scheduled/start-process'

/** Schedules, their interval and how late p99 may be. */
const rounds = [
  { checks: 500, everySeconds: 20, aimMs: 20 },
  { checks: 2000, everySeconds: 5, aimMs: 10 },
]

/**
 * Scheduled checks of one step at 25 and at 400 a second: how late they are, what one costs with the database, and how the release page does
 * meanwhile; beside the same requests made bare with undici in the same minutes. `seconds` is how long each is counted.
 */
export async function measureScheduledChecks(app: RunningApp, { seconds }: { seconds: number }): Promise<Figure[]> {
  const [workerPid] = app.pids('worker')
  if (workerPid === undefined) throw new Error('The worker was not found')
  const pidFile = path.join(app.dataDir, 'postgres/cluster/postmaster.pid')
  const postmaster = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0])
  const server = await startAnsweringServer()
  const { releaseId } = await bigRelease(await actorOf(app, cast.manager), 200, 'Looked at meanwhile')
  const cookie = `${sessionCookie}=${await sessionOf(app, cast.manager)}`
  const figures: Figure[] = []
  try {
    for (const { aimMs, ...size } of rounds) {
      const times: number[] = []
      const round = await measureRound(app, { ...size, seconds, url: server.url, workerPid, postmaster }, async () => {
        times.push(...(await readPage(`${app.url}/releases/${releaseId}`, cookie, seconds)))
      })
      const name = `${size.checks} checks at ${size.everySeconds} s`
      figures.push(...figuresOf(name, aimMs, round), figure(`${name}: the release page meanwhile`, 'ms', times, '<= 200 ms p95'))
    }
  } finally {
    server.stop()
  }
  return figures
}

function figuresOf(name: string, aimMs: number, round: Round): Figure[] {
  const one = (what: string, unit: string, value: number, aim?: string): Figure => ({
    what: `${name}: ${what}`,
    median: Math.round(value * 100) / 100,
    p95: null,
    unit,
    runs: round.checks,
    ...(aim ? { aim } : {}),
  })
  return [
    one('stored a second', '/s', round.perSecond),
    { what: `${name}: late`, median: round.late.p50, p95: round.late.p95, unit: 'ms', runs: round.checks },
    one('late, p99', 'ms', round.late.p99, `<= ${aimMs} ms`),
    one('late, p99, while the release page is read', 'ms', round.lateMeanwhile.p99),
    one('later at the end than at the beginning, mean', 'ms', round.late.lastThird - round.late.firstThird, 'no drift'),
    one('CPU a stored check, with the database', 'ms', round.workerMs + round.databaseMs, '<= 0.6 ms'),
    one('of it the worker', 'ms', round.workerMs),
    one('CPU a stored check beyond an idle worker and database', 'ms', round.overIdleMs),
    one('CPU a bare request with undici, a connection each', 'ms', round.bareMs),
    one('the same over kept connections', 'ms', round.bareKeptMs),
    one('check over bare request', '×', (round.workerMs + round.databaseMs) / round.bareMs, '<= 2'),
    one('memory of the worker at most', 'MB', round.peakMb),
    one('stored bytes a check', 'B', round.bytesPerCheck),
    one('how busy the whole machine was', '%', round.busy * 100),
  ]
}

/** Reads a page once in half a second for so long; answers the milliseconds of each. */
async function readPage(url: string, cookie: string, seconds: number): Promise<number[]> {
  const times: number[] = []
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await wait(500)) {
    const begun = performance.now()
    const response = await fetch(url, { headers: { cookie }, redirect: 'manual' })
    if (response.status !== 200) throw new Error(`${url}: ${response.status}`)
    await response.arrayBuffer()
    times.push(performance.now() - begun)
  }
  return times
}
