import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningTarget, startTarget } from '@/e2e/target/start-target'
import { job } from '@/lib/core/actor'
import { testDb } from '@/lib/core/testing/test-db'
import { setValue } from '@/lib/integrations/set-value'
import { archiveSuite } from './archive-suite'
import { cancelRun } from './cancel-run'
import { createSuite } from './create-suite'
import { latestRuns } from './evidence-queries'
import { executeRun } from './execute-run'
import { finishRun } from './finish-run'
import { interruptRuns } from './interrupt-runs'
import { leaseMs } from './lease'
import { renewLease } from './renew-lease'
import { restoreSuite } from './restore-suite'
import { startRun } from './start-run'
import { storeStep } from './store-step'
import { hostawaySuite } from './suites/hostaway'
import { takeRun } from './take-run'
import { done, smokePlace } from './testing/smoke-place'
import { updateSuite } from './update-suite'

const { db, owner } = testDb()
const worker = job('smoke_run')
const running = () => ({ signal: new AbortController().signal, workerId: 'w1' })

let target: RunningTarget
beforeAll(async () => {
  target = await startTarget()
})
afterAll(() => target.stop())
const servers: Server[] = []
afterEach(async () => {
  target.faults.clear()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

type Place = Awaited<ReturnType<typeof smokePlace>>
const begin = async (place: Place) =>
  done(await startRun(place.onCall, { suiteId: place.suite.id, environmentId: place.environment.id })).runId
const runOf = (id: string) => db.smokeRun.findUniqueOrThrow({ where: { id }, include: { results: { orderBy: { position: 'asc' } } } })
const evidence = async (place: Place) =>
  (await latestRuns(db, { environmentId: place.environment.id, suiteIds: [place.suite.id] })).get(place.suite.id)!
const eventsOf = async (runId: string) =>
  (await db.event.findMany({ where: { kind: 'smoke.finished' } }))
    .map((event) => event.payload as { runId: string; state: string })
    .filter((payload) => payload.runId === runId)

describe('a run', () => {
  test('is queued, sent by the worker, kept step by step, and told upstairs', async () => {
    const place = await smokePlace(target.url)
    const runId = await begin(place)
    expect(await runOf(runId)).toMatchObject({ state: 'queued', stepCount: 6, revision: 1, requestedByName: place.onCall.name })
    await executeRun(worker, runId, running())
    const run = await runOf(runId)
    expect(run).toMatchObject({ state: 'passed', passedCount: 6, summary: '', leaseOwner: null })
    expect(run.configDigest).toMatch(/^[0-9a-f]{64}$/)
    expect(run.results.map((result) => result.state)).toEqual(Array(6).fill('passed'))
    expect(await eventsOf(runId)).toEqual([expect.objectContaining({ state: 'passed', suiteId: place.suite.id, releaseId: null })])
    expect((await evidence(place)).judged).toEqual({ state: 'fresh' })
  })
  test('fails with what it saw, and the rest is skipped', async () => {
    const place = await smokePlace(target.url)
    target.faults.add({ match: { path: '/hostaway/v1/listings' }, fault: { kind: 'status', status: 500 } })
    const runId = await begin(place)
    await executeRun(worker, runId, running())
    const run = await runOf(runId)
    expect(run).toMatchObject({ state: 'failed', passedCount: 1, summary: 'Step 2, First page of listings: status 500, expected 200' })
    expect(run.results.map((result) => result.state)).toEqual(['passed', 'failed', 'skipped', 'skipped', 'skipped', 'skipped'])
    expect((await evidence(place)).judged).toEqual({ state: 'failed' })
  })
  test('of one suite and environment there is one at a time, however many start it at once', async () => {
    const place = await smokePlace(target.url)
    const input = { suiteId: place.suite.id, environmentId: place.environment.id }
    const answers = await Promise.all(Array.from({ length: 8 }, () => startRun(place.onCall, input)))
    const values = answers.map(done)
    expect(new Set(values.map((value) => value.runId)).size).toBe(1)
    expect(values.filter((value) => !value.already)).toHaveLength(1)
    expect(await db.smokeRun.count({ where: { suiteId: place.suite.id } })).toBe(1)
    const audits = await db.auditEntry.count({ where: { action: 'smoke.start', entityId: values[0]!.runId } })
    expect(audits).toBe(1)
    // Another environment is another place.
    expect(done(await startRun(place.onCall, { ...input, environmentId: place.production.id })).already).toBe(false)
  })
  test('nothing is allowed where no rule says so: an error, not a failure', async () => {
    const place = await smokePlace(target.url)
    const runId = done(await startRun(place.onCall, { suiteId: place.suite.id, environmentId: place.production.id })).runId
    await executeRun(worker, runId, running())
    // Production has no values at all: the unknown variables are named.
    expect(await runOf(runId)).toMatchObject({ state: 'errored', summary: expect.stringContaining('unknown_variable') })
    await db.allowRule.deleteMany({ where: { environmentId: place.environment.id } })
    const second = await begin(place)
    await executeRun(worker, second, running())
    expect(await runOf(second)).toMatchObject({ state: 'errored', summary: expect.stringContaining('refused_address no_rule') })
  })
  test('the own database is refused whatever the rules say', async () => {
    const place = await smokePlace(process.env.DATABASE_URL!.replace(/^postgres(ql)?:/, 'http:'))
    const runId = await begin(place)
    await executeRun(worker, runId, running())
    expect((await runOf(runId)).summary).toMatch(/refused_address (own_database|userinfo)/)
    const { hostname, port } = new URL(process.env.DATABASE_URL!)
    await owner(`update variable_values set plain = $1 where variable_id = $2`, [`http://${hostname}:${port}`, place.variables.BASE_URL])
    const second = await begin(place)
    await executeRun(worker, second, running())
    expect((await runOf(second)).summary).toContain('refused_address own_database')
  })
})

describe('rights', () => {
  test('on-call runs, a viewer does not; release managers edit', async () => {
    const place = await smokePlace(target.url)
    const input = { suiteId: place.suite.id, environmentId: place.environment.id }
    expect(await startRun(place.viewer, input)).toMatchObject({ ok: false, refusal: { code: 'denied_role' } })
    const edit = { suiteId: place.suite.id, name: 'X', definition: hostawaySuite.definition }
    expect(await updateSuite(place.onCall, edit)).toMatchObject({ ok: false, refusal: { code: 'denied_role' } })
    expect(await takeRun(place.administrator, { runId: place.suite.id, leaseOwner: 'x', configDigest: null })).toMatchObject({
      ok: false,
      refusal: { code: 'denied_job_only' },
    })
  })
  test('ids of elsewhere are not there', async () => {
    const place = await smokePlace(target.url)
    const other = await smokePlace(target.url)
    const refused = { ok: false, refusal: { code: 'not_found', status: 404 } }
    expect(await startRun(place.onCall, { suiteId: place.suite.id, environmentId: other.environment.id })).toMatchObject(refused)
    expect(
      await startRun(place.onCall, { suiteId: place.suite.id, environmentId: place.environment.id, releaseId: other.suite.id }),
    ).toMatchObject(refused)
    expect(await cancelRun(place.onCall, { runId: other.suite.id })).toMatchObject(refused)
  })
})

describe('cancelling', () => {
  test('a waiting run is over at once, and its job finds nothing to do', async () => {
    const place = await smokePlace(target.url)
    const runId = await begin(place)
    expect(done(await cancelRun(place.onCall, { runId })).state).toBe('cancelled')
    const before = target.seen().length
    await executeRun(worker, runId, running())
    expect(target.seen().length).toBe(before)
    expect(await runOf(runId)).toMatchObject({ state: 'cancelled', results: [] })
    expect(await eventsOf(runId)).toEqual([expect.objectContaining({ state: 'cancelled' })])
    expect(await cancelRun(place.onCall, { runId })).toMatchObject({ ok: false, refusal: { code: 'run_over' } })
    expect((await evidence(place)).judged).toEqual({ state: 'missing' })
  })
  test('a running one is cut within two seconds', async () => {
    const place = await smokePlace(target.url)
    target.faults.add({ match: { path: '/hostaway/v1/listings' }, fault: { kind: 'timeout' } })
    const runId = await begin(place)
    const work = executeRun(worker, runId, running())
    await expect.poll(async () => (await runOf(runId)).results.length).toBe(1)
    const asked = performance.now()
    done(await cancelRun(place.onCall, { runId }))
    await work
    expect(performance.now() - asked).toBeLessThan(2500)
    expect(await runOf(runId)).toMatchObject({ state: 'cancelled', summary: 'Cancelled', passedCount: 1 })
  })
})

describe('a worker that goes away', () => {
  const outcome = (position: number, state: 'passed' | 'failed') => ({
    position,
    name: `Step ${position}`,
    state,
    startedAt: new Date(),
    attempts: 1,
    status: 200,
    timings: { dnsMs: null, connectMs: 1, tlsMs: null, firstByteMs: 1, totalMs: 3 },
    assertions:
      state === 'failed'
        ? [
            {
              kind: 'status',
              passed: false,
              subject: 'status',
              op: 'is',
              expected: '200',
              actual: '500',
              message: 'status 500, expected 200',
            },
          ]
        : [],
    request: { method: 'GET', url: 'http://x/', headers: [], body: null },
    response: null,
    captures: {},
    error: null,
  })
  const expire = (runId: string) => db.smokeRun.update({ where: { id: runId }, data: { leaseUntil: new Date(Date.now() - 1) } })

  test('leaves a run that is interrupted, never passed, and frees its place', async () => {
    const place = await smokePlace(target.url)
    const runId = await begin(place)
    const holder = { runId, leaseOwner: 'dead' }
    expect(done(await takeRun(worker, { ...holder, configDigest: null })).taken).toBe(true)
    for (let position = 0; position < 6; position++) done(await storeStep(worker, { ...holder, outcome: outcome(position, 'passed') }))
    expect(done(await interruptRuns(worker, {})).interrupted).not.toContain(runId)
    await expire(runId)
    expect(done(await interruptRuns(worker, {})).interrupted).toContain(runId)
    expect(await runOf(runId)).toMatchObject({ state: 'interrupted', passedCount: 6 })
    expect(await eventsOf(runId)).toEqual([expect.objectContaining({ state: 'interrupted' })])
    expect((await evidence(place)).judged).toEqual({ state: 'missing' })
    expect(await begin(place)).not.toBe(runId)
  })
  test('leaves a failure a failure', async () => {
    const place = await smokePlace(target.url)
    const runId = await begin(place)
    const holder = { runId, leaseOwner: 'dead' }
    done(await takeRun(worker, { ...holder, configDigest: null }))
    done(await storeStep(worker, { ...holder, outcome: outcome(0, 'failed') }))
    await expire(runId)
    done(await interruptRuns(worker, {}))
    expect(await runOf(runId)).toMatchObject({ state: 'failed', summary: 'Step 1, Step 0: status 500, expected 200' })
  })
  test('can write nothing more once its lease is over, even before the sweep', async () => {
    const place = await smokePlace(target.url)
    const runId = await begin(place)
    const holder = { runId, leaseOwner: 'slow' }
    done(await takeRun(worker, { ...holder, configDigest: null }))
    await expire(runId)
    const refused = { ok: false, refusal: { code: 'run_not_held' } }
    expect(await storeStep(worker, { ...holder, outcome: outcome(0, 'passed') })).toMatchObject(refused)
    expect(await finishRun(worker, { ...holder, state: 'passed', summary: '' })).toMatchObject(refused)
    expect(done(await renewLease(worker, holder))).toEqual({ held: false, cancel: false })
  })
  test('one execution holds a run; a second delivery does nothing', async () => {
    const place = await smokePlace(target.url)
    const runId = await begin(place)
    const taken = await Promise.all(['a', 'b', 'c'].map((leaseOwner) => takeRun(worker, { runId, leaseOwner, configDigest: null })))
    expect(taken.map(done).filter((value) => value.taken)).toHaveLength(1)
    const before = target.seen().length
    await executeRun(worker, runId, running())
    expect(target.seen().length).toBe(before)
    expect((await runOf(runId)).state).toBe('running')
    for (const leaseOwner of ['x', 'y'])
      expect(await storeStep(worker, { runId, leaseOwner, outcome: outcome(0, 'passed') })).toMatchObject({ ok: false })
  })
  test('two workers with one job send each request once', async () => {
    const place = await smokePlace(target.url)
    const runId = await begin(place)
    const before = target.seen().length
    await Promise.all([executeRun(worker, runId, running()), executeRun(worker, runId, { ...running(), workerId: 'w2' })])
    expect(target.seen().length - before).toBe(6)
    expect((await runOf(runId)).state).toBe('passed')
  })
  test('one that is asked to stop says so at once', async () => {
    const place = await smokePlace(target.url)
    target.faults.add({ match: { path: '/hostaway/v1/listings' }, fault: { kind: 'timeout' } })
    const runId = await begin(place)
    const stop = new AbortController()
    const work = executeRun(worker, runId, { signal: stop.signal, workerId: 'w1' })
    await expect.poll(async () => (await runOf(runId)).results.length).toBe(1)
    stop.abort()
    await work
    expect(await runOf(runId)).toMatchObject({ state: 'interrupted' })
  })
  test('a run is never passed by its caller’s word alone', async () => {
    const place = await smokePlace(target.url)
    const runId = await begin(place)
    const holder = { runId, leaseOwner: 'liar' }
    done(await takeRun(worker, { ...holder, configDigest: null }))
    done(await storeStep(worker, { ...holder, outcome: outcome(0, 'passed') }))
    expect(done(await finishRun(worker, { ...holder, state: 'passed', summary: '' })).state).toBe('errored')
  })
  test('the lease is short enough for a minute', () => expect(leaseMs).toBeLessThanOrEqual(20_000))
})

describe('evidence', () => {
  async function passed(): Promise<Place> {
    const place = await smokePlace(target.url)
    await executeRun(worker, await begin(place), running())
    expect((await evidence(place)).judged).toEqual({ state: 'fresh' })
    return place
  }
  test('turns stale when a value changes, and names the change', async () => {
    const place = await passed()
    done(await setValue(place.manager, { variableId: place.variables.RETRY_MAX, environmentId: place.environment.id, value: '5' }))
    expect((await evidence(place)).judged).toMatchObject({ state: 'stale', why: 'changed', change: { summary: 'RETRY_MAX 3 → 5' } })
    done(await setValue(place.manager, { variableId: place.variables.RETRY_MAX, environmentId: place.environment.id, value: '3' }))
    expect((await evidence(place)).judged).toMatchObject({ state: 'stale', change: { summary: 'RETRY_MAX 3 → 5' } })
    await executeRun(worker, await begin(place), running())
    expect((await evidence(place)).judged).toEqual({ state: 'fresh' })
  })
  test('is not touched by another environment', async () => {
    const place = await passed()
    done(await setValue(place.manager, { variableId: place.variables.RETRY_MAX, environmentId: place.production.id, value: '9' }))
    expect((await evidence(place)).judged).toEqual({ state: 'fresh' })
  })
  test('turns stale when a step changes, not when the name does', async () => {
    const place = await passed()
    const update = { suiteId: place.suite.id, name: 'Renamed', definition: hostawaySuite.definition }
    expect(done(await updateSuite(place.manager, update, { expectedVersion: 1 }))).toMatchObject({ changed: true, revision: 1 })
    expect((await evidence(place)).judged).toEqual({ state: 'fresh' })
    const steps = hostawaySuite.definition.steps.slice(0, 2)
    expect(done(await updateSuite(place.manager, { ...update, definition: { steps } }))).toMatchObject({ changed: true, revision: 2 })
    expect((await evidence(place)).judged).toMatchObject({ state: 'stale', change: { summary: 'Renamed r1 → r2' } })
    // The revision that ran is kept.
    expect(await db.suiteRevision.count({ where: { suiteId: place.suite.id } })).toBe(2)
  })
})

describe('suites', () => {
  test('saving what is saved changes nothing; a stale editor is told', async () => {
    const place = await smokePlace(target.url)
    const update = { suiteId: place.suite.id, name: 'Core', definition: hostawaySuite.definition }
    expect(done(await updateSuite(place.manager, update))).toMatchObject({ changed: false, revision: 1 })
    done(await updateSuite(place.manager, { ...update, name: 'Other' }, { expectedVersion: 1 }))
    expect(await updateSuite(place.manager, update, { expectedVersion: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'version_conflict', status: 409 },
    })
  })
  test('what its kinds cannot use is refused at its field', async () => {
    const place = await smokePlace(target.url)
    const steps = [
      {
        name: 'One',
        request: { url: 'http://x/' },
        assertions: [
          { kind: 'jsonpath', params: { path: '$[', op: 'present' } },
          { kind: 'nope', params: {} },
        ],
      },
    ]
    const answer = await createSuite(place.manager, { integrationId: place.integration.id, key: 'bad', name: 'Bad', definition: { steps } })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'bad_input', status: 400 } })
    expect(Object.keys((answer as { refusal: { fields: object } }).refusal.fields)).toEqual([
      'definition.steps.0.assertions.0.params.path',
      'definition.steps.0.assertions.1.kind',
    ])
  })
  test('a key is used once; an archived suite is not run', async () => {
    const place = await smokePlace(target.url)
    const again = { integrationId: place.integration.id, key: 'core', name: 'Again', definition: hostawaySuite.definition }
    expect(await createSuite(place.manager, again)).toMatchObject({ ok: false, refusal: { code: 'suite_key_taken', field: 'key' } })
    const runId = await begin(place)
    expect(await archiveSuite(place.manager, { suiteId: place.suite.id })).toMatchObject({ ok: false, refusal: { code: 'suite_running' } })
    done(await cancelRun(place.manager, { runId }))
    done(await archiveSuite(place.manager, { suiteId: place.suite.id }))
    expect(await startRun(place.onCall, { suiteId: place.suite.id, environmentId: place.environment.id })).toMatchObject({
      ok: false,
      refusal: { code: 'suite_archived' },
    })
    done(await restoreSuite(place.manager, { suiteId: place.suite.id }))
    await begin(place)
  })
})

describe('sentinel secrets', () => {
  test('are in no table but the encrypted column, whatever the service answers', async () => {
    const sentinels = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`SECRET_${index}`, `s3ntinel/${index}+&"value?${'z'.repeat(index)}`]),
    )
    const echo: RequestListener = (request, response) => {
      let body = ''
      request
        .on('data', (part) => (body += part))
        .on('end', () => {
          response.setHeader('x-echo', encodeURIComponent(JSON.stringify(request.headers)))
          if (request.url?.startsWith('/drop')) return request.socket.destroy()
          if (request.url?.startsWith('/away'))
            return response.writeHead(302, { location: `http://elsewhere.example.test${request.url}` }).end()
          response.end(
            JSON.stringify({
              url: request.url,
              headers: request.headers,
              body,
              both: Buffer.from(`${request.url}${body}`).toString('base64'),
            }),
          )
        })
    }
    const names = Object.keys(sentinels)
    const all = names.map((name) => `{{${name}}}`).join('|')
    const request = (path: string) => ({
      method: 'POST' as const,
      url: `{{ECHO}}${path}?in={{SECRET_0}}`,
      headers: names.slice(1, 4).map((name, index) => ({ name: `x-h${index}`, value: `{{${name}}}` })),
      query: [{ name: 'q', value: '{{SECRET_4}}' }],
      body: all,
    })
    const url = await serve(echo)
    const place = await smokePlace(
      url,
      {
        steps: [
          {
            name: 'echo',
            request: { ...request('/echo'), url: `${url}/echo?in={{SECRET_0}}` },
            assertions: [
              { kind: 'body_text', params: { op: 'contains', value: all } },
              { kind: 'jsonpath', params: { path: '$.body', op: 'equals', value: '{{SECRET_5}}' } },
              { kind: 'header', params: { name: 'x-echo', op: 'equals', value: '{{SECRET_6}}' } },
            ],
            captures: [{ name: 'TAKEN', from: 'json', path: '$.body' }],
          },
          ...['/drop', '/away'].map((path) => ({
            name: path.slice(1),
            always: true,
            request: { ...request(path), url: `${url}${path}?in={{SECRET_0}}` },
            assertions: [{ kind: 'status', params: { expected: '200' } }],
          })),
        ],
      },
      sentinels,
    )
    const runId = await begin(place)
    await executeRun(worker, runId, running())
    expect((await runOf(runId)).results.map((result) => result.state)).toEqual(['failed', 'errored', 'errored'])
    const tables = await owner<{ name: string }>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`,
    )
    let rows = 0
    for (const { name } of tables) {
      const texts = await owner<{ text: string }>(`select row_to_json(t)::text as text from ${name} t`)
      rows += texts.length
      for (const value of Object.values(sentinels)) {
        const forms = [
          value,
          encodeURIComponent(value),
          new URLSearchParams({ v: value }).toString().slice(2),
          Buffer.from(value).toString('base64').slice(0, -4),
          Buffer.from(value).toString('hex'),
          JSON.stringify(value).slice(1, -1),
          JSON.stringify(JSON.stringify(value)).slice(3, -3),
        ]
        for (const form of forms) expect(texts.filter(({ text }) => text.includes(form)).map(() => `${name}: ${form}`)).toEqual([])
      }
    }
    expect(rows).toBeGreaterThan(20)
    const kept = JSON.stringify((await runOf(runId)).results)
    for (const name of names) expect(kept).toContain(`[masked ${name}]`)
  })
})
