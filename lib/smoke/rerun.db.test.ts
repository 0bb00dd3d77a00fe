import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { job, personIdOf } from '@/lib/core/actor'
import { testDb } from '@/lib/core/testing/test-db'
import { setValue } from '@/lib/integrations/set-value'
import { cancelRun } from './cancel-run'
import { latestRuns } from './evidence-queries'
import { executeRun } from './execute-run'
import { finishRun } from './finish-run'
import { forgetCaptures } from './forget-captures'
import { queueRun } from './queue-run'
import { getRun } from './run-queries'
import { startRun } from './start-run'
import type { SuiteDefinitionInput } from './step-schema'
import { takeRun } from './take-run'
import { done, smokePlace } from './testing/smoke-place'
import { updateSuite } from './update-suite'

const { db } = testDb()
const worker = job('smoke_run')
const running = () => ({ signal: new AbortController().signal, workerId: 'w1' })

let server: Server
let url: string
const asked: string[] = []
const broken = new Set<string>()
beforeEach(async () => {
  asked.length = 0
  broken.clear()
  server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    response.statusCode = broken.has(path) ? 500 : 200
    response.end(JSON.stringify({ id: `made-${asked.length}`, token: 't0p-secret-token' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const ok = [{ kind: 'status', params: { expected: '200' } }]
const step = (name: string, path: string, more: object = {}) => ({ name, request: { url: `${url}${path}` }, assertions: ok, ...more })
const flow = (): SuiteDefinitionInput => ({
  steps: [
    step('make', '/make', {
      captures: [
        { name: 'ID', from: 'json', path: '$.id' },
        { name: 'TOKEN', from: 'json', path: '$.token', secret: true },
      ],
    }),
    step('plain', '/plain'),
    step('use', '/use/{{ID}}?k={{TOKEN}}'),
    step('last', '/last'),
  ],
})

type Place = Awaited<ReturnType<typeof smokePlace>>
const start = (place: Place, more: object = {}) =>
  startRun(place.onCall, { suiteId: place.suite.id, environmentId: place.environment.id, ...more })
const runOf = (id: string) => db.smokeRun.findUniqueOrThrow({ where: { id }, include: { results: { orderBy: { position: 'asc' } } } })
async function run(place: Place, more: object = {}) {
  const { runId } = done(await start(place, more))
  await executeRun(worker, runId, running())
  return runOf(runId)
}
const failedAt = async (path: string, definition = flow()) => {
  const place = await smokePlace(url, definition)
  broken.add(path)
  const first = await run(place)
  expect(first.state).toBe('failed')
  broken.clear()
  asked.length = 0
  return { place, first }
}

describe('again from the step that failed', () => {
  test('keeps what passed, with what it captured, and asks the rest', async () => {
    const place = await smokePlace(url, flow())
    broken.add('/use/made-1?k=t0p-secret-token')
    const first = await run(place)
    expect(first.results.map(({ state }) => state)).toEqual(['passed', 'passed', 'failed', 'skipped'])
    expect(JSON.stringify(first)).not.toContain('t0p-secret')
    broken.clear()
    asked.length = 0
    expect((await getRun(place.onCall, first.id))?.may.rerunFrom).toEqual({ position: 2, kept: 2 })
    const second = await run(place, { fromRunId: first.id })
    expect(asked).toEqual(['/use/made-1?k=t0p-secret-token', '/last'])
    expect(second).toMatchObject({ state: 'passed', passedCount: 4, keptFromId: first.id, keptCaptures: null })
    // A change since the first one began is not in what was kept.
    expect(second.startedAt).toEqual(first.startedAt)
    expect(second.results.map(({ detail }) => (detail as { keptFrom: string | null }).keptFrom)).toEqual([first.id, first.id, null, null])
    expect(JSON.stringify(second)).not.toContain('t0p-secret')
    const page = await getRun(place.onCall, second.id)
    expect(page).toMatchObject({ keptFromId: first.id, trigger: 'person', may: { rerunFrom: null } })
    const evidence = (await latestRuns(db, { environmentId: place.environment.id, suiteIds: [place.suite.id] })).get(place.suite.id)!
    expect(evidence.judged).toEqual({ state: 'fresh' })
    const audit = await db.auditEntry.findFirstOrThrow({ where: { action: 'smoke.start', entityId: second.id } })
    expect(JSON.stringify(audit.body)).toContain(first.id)
  })
  test('again and again: what was kept twice says where it was seen', async () => {
    const { place, first } = await failedAt('/last')
    broken.add('/last')
    const second = await run(place, { fromRunId: first.id })
    expect(second.state).toBe('failed')
    broken.clear()
    const third = await run(place, { fromRunId: second.id })
    expect(asked).toEqual(['/last', '/last'])
    expect(third.state).toBe('passed')
    expect(third.results[0]).toMatchObject({ detail: { keptFrom: first.id } })
    expect(third.startedAt).toEqual(first.startedAt)
  })
  test('asks what captured again once its captures are gone', async () => {
    const { place, first } = await failedAt('/last')
    await db.smokeRun.update({ where: { id: first.id }, data: { keptCaptures: null } })
    const second = await run(place, { fromRunId: first.id })
    // "plain" and "use" captured nothing and stay; "make" has to be asked again.
    expect(asked).toEqual(['/make', '/last'])
    expect(second.state).toBe('passed')
  })
  test('sets up again what the cleanup has taken away', async () => {
    const definition: SuiteDefinitionInput = {
      steps: [step('make', '/make', { phase: 'setup' }), step('a', '/a'), step('b', '/b'), step('clean', '/clean', { phase: 'cleanup' })],
    }
    const { place, first } = await failedAt('/b', definition)
    const second = await run(place, { fromRunId: first.id })
    expect(asked).toEqual(['/make', '/b', '/clean'])
    expect(second).toMatchObject({ state: 'passed', passedCount: 4 })
  })
  test('is refused where the halves would not be one proof', async () => {
    const { place, first } = await failedAt('/last')
    const refused = async (code: string, fromRunId = first.id, more: object = {}) =>
      expect(await start(place, { fromRunId, ...more })).toMatchObject({ ok: false, refusal: { code, field: 'fromRunId' } })
    await refused('rerun_other', first.id, { environmentId: place.production.id })
    expect(await start(place, { fromRunId: place.suite.id })).toMatchObject({ ok: false, refusal: { code: 'not_found' } })
    const passed = await run(place)
    await refused('rerun_passed', passed.id)
    done(await setValue(place.manager, { variableId: place.variables.RETRY_MAX, environmentId: place.environment.id, value: '5' }))
    await refused('rerun_configured')
    done(await setValue(place.manager, { variableId: place.variables.RETRY_MAX, environmentId: place.environment.id, value: '3' }))
    done(await updateSuite(place.manager, { suiteId: place.suite.id, name: 'Core', definition: { steps: flow().steps.slice(1, 2) } }))
    await refused('rerun_revised')
    const { place: other, first: firstStep } = await failedAt('/make')
    expect(await start(other, { fromRunId: firstStep.id })).toMatchObject({ ok: false, refusal: { code: 'rerun_nothing' } })
    expect(await start(other, { fromRunId: first.id })).toMatchObject({ ok: false, refusal: { code: 'rerun_other' } })
  })
  test('does not pass when the configuration changes before it begins', async () => {
    const { place, first } = await failedAt('/last')
    const { runId } = done(await start(place, { fromRunId: first.id }))
    done(await setValue(place.manager, { variableId: place.variables.RETRY_MAX, environmentId: place.environment.id, value: '5' }))
    await executeRun(worker, runId, running())
    expect(asked).toEqual([])
    expect(await runOf(runId)).toMatchObject({ state: 'errored', summary: expect.stringContaining('configuration has changed') })
  })
  test('what was captured is forgotten after a day', async () => {
    const { first } = await failedAt('/last')
    expect((await runOf(first.id)).keptCaptures).toBeTruthy()
    done(await forgetCaptures(worker, {}))
    expect((await runOf(first.id)).keptCaptures).toBeTruthy()
    await db.smokeRun.update({ where: { id: first.id }, data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } })
    done(await forgetCaptures(worker, {}))
    expect((await runOf(first.id)).keptCaptures).toBeNull()
  })
})

describe('a run after a change', () => {
  const deployed = (place: Place) =>
    db.$transaction((tx) =>
      queueRun(tx, {
        suiteId: place.suite.id,
        environmentId: place.environment.id,
        trigger: 'deployment',
        by: { id: personIdOf(worker), name: 'Deployment 7' },
        now: new Date(),
      }),
    )
  test('does not count one that has begun before, and waits for its end', async () => {
    const place = await smokePlace(url, flow())
    const { runId } = done(await start(place))
    expect((await deployed(place)).already).toBe(true)
    const holder = { runId, leaseOwner: 'busy' }
    expect(done(await takeRun(worker, { ...holder, configDigest: null })).taken).toBe(true)
    const { run: second, already } = await deployed(place)
    expect(already).toBe(false)
    await executeRun(worker, second.id, running())
    expect(await runOf(second.id)).toMatchObject({ state: 'queued', trigger: 'deployment', requestedByName: 'Deployment 7' })
    done(await finishRun(worker, { ...holder, state: 'errored', summary: '' }))
    await executeRun(worker, second.id, running())
    expect((await runOf(second.id)).state).toBe('passed')
  })
  test('one is sent and one waits, whoever asks', async () => {
    const place = await smokePlace(url, flow())
    const { runId } = done(await start(place))
    done(await takeRun(worker, { runId, leaseOwner: 'a', configDigest: null }))
    const answers = await Promise.all([deployed(place), deployed(place), deployed(place)])
    expect(new Set(answers.map(({ run: one }) => one.id)).size).toBe(1)
    // A person who asks now sees the one that waits: it knows of the change.
    expect(done(await start(place))).toMatchObject({ runId: answers[0]!.run.id, already: true })
    done(await cancelRun(place.onCall, { runId: answers[0]!.run.id }))
  })
})
