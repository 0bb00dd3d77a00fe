import { setTimeout as wait } from 'node:timers/promises'
import { callAction } from '../support/call-action'
import { cast } from '../support/cast'
import { ownerSql, sessionOf } from '../support/session'
import { done } from '../support/stage'
import type { RunningApp } from '../support/start-app'
import { clearFaults, setFault } from '../support/target'
import { assert, type DrillReport } from './drill-report'

/**
 * The worker is killed (SIGKILL) while it runs a smoke suite: within a minute the run says `interrupted`, and another run can be started.
 */
export async function killWorker(app: RunningApp): Promise<DrillReport> {
  const [place] = await ownerSql<{ suite: string; environment: string }>(
    app,
    `select s.id suite, e.id environment from smoke_suites s join integrations i on i.id = s.integration_id
     join environments e on e.integration_id = i.id and e.key = 'production' where i.key = 'hostaway' limit 1`,
  )
  assert(place, 'The demo has no suite')
  const cookie = await sessionOf(app, cast.onCall)
  await setFault(app, { fault: { kind: 'latency_ms', ms: 4000 } })
  try {
    const start = () =>
      callAction<{ runId: string }>(app, 'startRunAction', cookie, { suiteId: place.suite, environmentId: place.environment })
    const { runId } = done(await start())
    await until(async () => (await stateOf(app, runId)) === 'running', 20_000, 'The run did not begin')
    await wait(1500)
    const [victim] = app.pids('worker')
    assert(victim !== undefined, 'The worker was not found')
    process.kill(victim, 'SIGKILL')
    const begun = performance.now()
    await until(async () => (await stateOf(app, runId)) === 'interrupted', 60_000, 'The run was not interrupted within 60 s')
    const ms = performance.now() - begun
    await clearFaults(app)
    const second = done(await start())
    assert(second.runId !== runId, 'The interrupted run holds its place')
    await until(async () => (await stateOf(app, second.runId)) === 'passed', 60_000, 'The next run did not pass')
    return { drill: 'kill worker', facts: { 'interrupted after ms': Math.round(ms) } }
  } finally {
    await clearFaults(app)
  }
}

async function stateOf(app: RunningApp, runId: string): Promise<string | undefined> {
  const [row] = await ownerSql<{ state: string }>(app, 'select state::text from smoke_runs where id = $1', [runId])
  return row?.state
}

async function until(holds: () => Promise<boolean>, ms: number, otherwise: string): Promise<void> {
  const deadline = performance.now() + ms
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(otherwise)
    await wait(100)
  }
}
