import { setTimeout as wait } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { callAction } from '../e2e/support/call-action'
import { cast } from '../e2e/support/cast'
import { ownerSql, sessionOf } from '../e2e/support/session'
import type { RunningApp } from '../e2e/support/start-app'
import { type Figure, figure, timed } from './figure'

type Place = { suite: string; environment: string; steps: number }

/** A whole run of the Hostaway suite, from click to stored result, beside as many bare requests to the same server. */
export async function measureSmoke(app: RunningApp): Promise<Figure[]> {
  const [place] = await ownerSql<Place>(
    app,
    `select s.id suite, e.id environment, jsonb_array_length(r.definition -> 'steps') steps
     from smoke_suites s join suite_revisions r on r.suite_id = s.id and r.revision = s.revision
     join integrations i on i.id = s.integration_id join environments e on e.integration_id = i.id and e.key = 'production'
     where i.key = 'hostaway' limit 1`,
  )
  if (!place) throw new Error('The demo has no suite')
  const cookie = await sessionOf(app, cast.onCall)
  const whole = await timed(15, 3, () => runOnce(app, cookie, place))
  const inside = await ownerSql<{ ms: number }>(
    app,
    `select extract(epoch from finished_at - started_at)::float8 * 1000 ms from smoke_runs
     where suite_id = $1 and environment_id = $2 and state = 'passed' order by created_at desc limit 15`,
    [place.suite, place.environment],
  )
  const bare = await timed(15, 3, () => bareRequests(`${app.targetUrl}/hostaway/health`, place.steps))
  return [
    figure(`smoke run of ${place.steps} steps, click to result`, 'ms', whole),
    figure(
      `smoke run of ${place.steps} steps, taken to finished`,
      'ms',
      inside.map((row) => row.ms),
    ),
    figure(`${place.steps} bare requests, a connection each`, 'ms', bare),
  ]
}

async function runOnce(app: RunningApp, cookie: string, place: Place): Promise<void> {
  const input = { suiteId: place.suite, environmentId: place.environment }
  const answer = await callAction<{ runId: string }>(app, 'startRunAction', cookie, input)
  if (!answer.ok) throw new Error(answer.refusal.message)
  for (;;) {
    const [run] = await ownerSql<{ state: string }>(app, 'select state::text from smoke_runs where id = $1', [answer.value.runId])
    if (run?.state === 'passed') return
    if (run && !['queued', 'running'].includes(run.state)) throw new Error(`The run ${run.state}`)
    await wait(5)
  }
}

async function bareRequests(url: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const dispatcher = new Agent({ connections: 1 })
    const { body } = await request(url, { dispatcher })
    await body.text()
    await dispatcher.close()
  }
}
