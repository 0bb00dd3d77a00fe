import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { job } from '@/lib/core/actor'
import { shiftClock, steadyMs } from '@/lib/core/clock'
import { testDb } from '@/lib/core/testing/test-db'
import { setValue } from '@/lib/integrations/set-value'
import { executeRun } from '../execute-run'
import { startRun } from '../start-run'
import type { SuiteDefinitionInput } from '../step-schema'
import { done, smokePlace } from '../testing/smoke-place'
import { createEngine } from './engine'
import { removeSchedule } from './remove-schedule'
import { saveSchedule } from './save-schedule'
import { tellAlarms } from './tell-alarms'

const { db } = testDb()
const actor = job('smoke.schedule')
const definition: SuiteDefinitionInput = {
  steps: [
    {
      name: 'Up',
      request: { method: 'GET', url: '{{BASE_URL}}/up', headers: [{ name: 'x-retry', value: '{{RETRY_MAX}}' }] },
      assertions: [{ kind: 'status', params: { expected: '200' } }],
    },
  ],
}

let server: Server
let url: string
let answer: RequestListener
const ok: RequestListener = (_request, response) => response.end('{"up":true}')
let seen: { path: string; retry: unknown }[] = []
let shifted = 0
const later = (ms: number) => shiftClock((shifted += ms))
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', retry: request.headers['x-retry'] })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
const engines: ReturnType<typeof createEngine>[] = []
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop()
  await db.smokeSchedule.deleteMany()
  later(-shifted)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function engine(workerId: string, more: Partial<Parameters<typeof createEngine>[0]> = {}) {
  const made = createEngine({ workerId, actor, awaited: async () => new Set(), ...more })
  engines.push(made)
  return made
}
/** One turn of an engine: leases what is due within the next moments, asks it, keeps what came of it. */
const turn = async (one: ReturnType<typeof createEngine>) => {
  await one.claim()
  await one.ask()
  await one.flush()
}
const rowsOf = (scheduleId: string) =>
  db.smokeRun.findMany({ where: { scheduleId }, orderBy: { dueAt: 'asc' }, include: { results: true } })
const events = async () =>
  (await db.event.findMany({ where: { kind: 'smoke.finished' } })).map((event) => event.payload as { runId: string })

async function scheduled(more: object = {}) {
  answer = ok
  seen = []
  const place = await smokePlace(url, definition)
  const input = { suiteId: place.suite.id, environmentId: place.environment.id, everySeconds: 60, ...more }
  const { id } = done(await saveSchedule(place.manager, input))
  const dueIn = async (ms: number) => {
    const { nextDueAt } = await db.smokeSchedule.findUniqueOrThrow({ where: { id } })
    later(nextDueAt!.getTime() - (Date.now() + shifted) - ms)
  }
  return { place, input, id, dueIn }
}

test('a slot is asked once and kept lean; a pass is told to nobody who does not wait for it', async () => {
  const { place, id, dueIn } = await scheduled()
  const awaited = new Set<string>()
  const one = engine('a', { awaited: async () => awaited })
  await dueIn(500)
  await turn(one)
  await dueIn(500)
  await turn(one)
  const rows = await rowsOf(id)
  expect(rows).toHaveLength(2)
  expect(rows[1]!.dueAt!.getTime() - rows[0]!.dueAt!.getTime()).toBe(60_000)
  expect(rows[0]).toMatchObject({ state: 'passed', trigger: 'schedule', stepCount: 1, passedCount: 1, leaseOwner: null, slots: 1 })
  expect(rows[0]?.configDigest).toMatch(/^[0-9a-f]{64}$/)
  expect(rows[0]?.results[0]).toMatchObject({
    state: 'passed',
    status: 200,
    request: { headers: [] },
    response: { headers: [], body: '{"up":true}' },
  })
  const told = async () => (await events()).filter(({ runId }) => rows.some((row) => row.id === runId)).length
  expect(await told()).toBe(0)
  expect(await db.smokeSchedule.findUnique({ where: { id } })).toMatchObject({
    alarm: 'ok',
    passedInRow: 2,
    leaseOwner: null,
    toldAlarm: 'ok',
  })
  awaited.add(`${place.suite.id}:${place.environment.id}`)
  await dueIn(500)
  await turn(one)
  rows.push(...(await rowsOf(id)).slice(2))
  expect(await told()).toBe(1)
})

test('two engines, many schedules: every slot has one row, and is sent for once', async () => {
  const { place, id } = await scheduled({ everySeconds: 30 })
  const rows = Array.from({ length: 20 }, (_, n) => ({ key: `more${n}`, name: `More ${n}`, integrationId: place.integration.id }))
  for (const row of rows) {
    const suite = await db.smokeSuite.create({ data: row })
    const revision = await db.suiteRevision.findFirstOrThrow({ where: { suiteId: place.suite.id } })
    await db.suiteRevision.create({
      data: { suiteId: suite.id, revision: 1, definition: revision.definition!, digest: 'd', createdByName: 'x' },
    })
    done(await saveSchedule(place.manager, { suiteId: suite.id, environmentId: place.environment.id, everySeconds: 30 }))
  }
  const [a, b] = [engine('a'), engine('b')]
  for (let n = 0; n < 8; n++) {
    later(8000)
    await Promise.all([turn(a), turn(b)])
  }
  const all = await db.smokeRun.findMany({ where: { trigger: 'schedule', suite: { integrationId: place.integration.id } } })
  expect(new Set(all.map((run) => `${run.scheduleId} ${run.dueAt!.getTime()}`)).size).toBe(all.length)
  // A machine that is busy with other things comes late: then a slot says so, and nothing was sent for it.
  const passed = all.filter((run) => run.state === 'passed')
  expect(all.filter((run) => run.state !== 'passed' && run.summary !== 'No worker was there')).toEqual([])
  expect(passed.length).toBeGreaterThan(10)
  expect(seen).toHaveLength(passed.length)
  // No hole between the slots of one schedule.
  const times = all
    .filter((run) => run.scheduleId === id)
    .map((run) => run.dueAt!.getTime())
    .sort()
  times.slice(1).forEach((time, n) => expect(time - times[n]!).toBe(30_000))
})

test('what an engine held when it went away is interrupted, once, and what it brings later is dropped', async () => {
  const { id, dueIn } = await scheduled()
  const [gone, other] = [engine('gone'), engine('other')]
  await dueIn(200)
  await gone.claim()
  later(10_000)
  await turn(other)
  expect(await rowsOf(id)).toEqual([])
  later(11_000)
  await turn(other)
  expect(await rowsOf(id)).toMatchObject([{ state: 'interrupted', summary: 'The worker went away in the middle' }])
  await gone.ask()
  await gone.flush()
  await dueIn(200)
  await turn(other)
  expect((await rowsOf(id)).map((row) => row.state)).toEqual(['interrupted', 'passed'])
})

test('an engine that stood still sends nothing once its lease may be over', async () => {
  const { dueIn } = await scheduled()
  let ahead = 0
  const still = engine('still', { steady: () => steadyMs() + ahead })
  await dueIn(200)
  await still.claim()
  ahead = 17_000
  await still.ask()
  expect(seen).toEqual([])
  expect(still.held()).toBe(0)
})

test('slots nobody was there for are accounted for, and the newest is asked when it is not too late', async () => {
  const { id, dueIn } = await scheduled()
  await dueIn(-183_000)
  await turn(engine('a'))
  const rows = await rowsOf(id)
  expect(rows.map((row) => row.state)).toEqual(['interrupted', 'interrupted', 'interrupted', 'passed'])
  expect(rows[0]?.summary).toBe('No worker was there')
})

test('a day without a worker: a hundred rows, and one that says how many and from when to when', async () => {
  const { id, dueIn } = await scheduled()
  await dueIn(-86_400_000 - 30_000)
  await turn(engine('a'))
  const rows = await rowsOf(id)
  expect(rows).toHaveLength(101)
  expect(rows.reduce((sum, row) => sum + row.slots, 0)).toBe(1441)
  expect(rows[0]?.summary).toMatch(/^1341 slots from .* to .*: no worker was there$/)
})

test('while another run of the suite is under way nothing is asked, and the slot says so', async () => {
  const { place, id, dueIn } = await scheduled()
  const one = engine('a')
  const { runId } = done(await startRun(place.onCall, { suiteId: place.suite.id, environmentId: place.environment.id }))
  await dueIn(0)
  await turn(one)
  expect(await rowsOf(id)).toEqual([])
  later(11_000)
  await turn(one)
  expect(await rowsOf(id)).toMatchObject([{ state: 'interrupted', summary: 'Another run of this suite was under way' }])
  // The other way round: while a slot is held, the run waits, and its job comes again.
  await db.smokeSchedule.update({ where: { id }, data: { leaseOwner: 'a', leaseUntil: new Date(Date.now() + shifted + 5000) } })
  await executeRun(actor, runId, { signal: new AbortController().signal, workerId: 'a' })
  expect(await db.smokeRun.findUnique({ where: { id: runId } })).toMatchObject({ state: 'queued' })
  await db.smokeSchedule.update({ where: { id }, data: { leaseOwner: null, leaseUntil: null } })
  await executeRun(actor, runId, { signal: new AbortController().signal, workerId: 'a' })
  await dueIn(0)
  await turn(one)
  expect((await rowsOf(id)).map((row) => row.state)).toEqual(['interrupted', 'passed'])
})

test('a value or a revision that was changed is honoured at the next slot', async () => {
  const { place, dueIn } = await scheduled()
  const one = engine('a')
  await dueIn(200)
  await turn(one)
  done(await setValue(place.manager, { variableId: place.variables.RETRY_MAX!, environmentId: place.environment.id, value: '9' }))
  await dueIn(200)
  await turn(one)
  expect(seen.map(({ retry }) => retry)).toEqual(['3', '9'])
  await db.allowRule.deleteMany({ where: { environmentId: place.environment.id } })
  // A rule goes by a verb, which the chain knows of.
  done(await setValue(place.manager, { variableId: place.variables.RETRY_MAX!, environmentId: place.environment.id, value: '1' }))
  await dueIn(200)
  await turn(one)
  expect(seen).toHaveLength(2)
})

test('an engine that is stopped ends what is under way as interrupted and gives the rest back', async () => {
  const { place, id, dueIn } = await scheduled()
  let asked: () => void = () => {}
  const begun = new Promise<void>((resolve) => (asked = resolve))
  answer = () => asked()
  await dueIn(200)
  const one = createEngine({ workerId: 'a', actor, awaited: async () => new Set() })
  await one.claim()
  const asking = one.ask()
  await begun
  await one.stop()
  await asking
  expect(await rowsOf(id)).toMatchObject([{ state: 'interrupted', summary: 'The worker was stopped in the middle' }])
  const two = createEngine({ workerId: 'b', actor, awaited: async () => new Set() })
  await dueIn(200)
  await two.claim()
  await two.stop()
  expect(await db.smokeSchedule.findUnique({ where: { id } })).toMatchObject({ leaseOwner: null, leaseUntil: null })
  done(await removeSchedule(place.manager, { scheduleId: id }))
})

test('a long one is shown while it runs, can be cancelled, and is not run beside by hand', async () => {
  const { place, id, dueIn } = await scheduled()
  let asked: () => void = () => {}
  const begun = new Promise<void>((resolve) => (asked = resolve))
  answer = () => asked()
  let ahead = 0
  const one = engine('a', { steady: () => steadyMs() + ahead })
  await dueIn(200)
  await one.claim()
  const asking = one.ask()
  await begun
  ahead = 3000
  await one.renew()
  const [row] = await rowsOf(id)
  expect(row).toMatchObject({ state: 'running', stepCount: 1 })
  const wish = { suiteId: place.suite.id, environmentId: place.environment.id }
  expect(done(await startRun(place.onCall, wish))).toMatchObject({ runId: row!.id, already: true })
  await db.smokeRun.update({ where: { id: row!.id }, data: { cancelRequestedAt: new Date() } })
  ahead = 6000
  await one.renew()
  await asking
  await one.flush()
  expect(await rowsOf(id)).toMatchObject([{ id: row!.id, state: 'cancelled', leaseOwner: null }])
})

test('three failures alarm once, a window holds the news back, two passes end it', async () => {
  const { place, id, dueIn } = await scheduled()
  const one = engine('a')
  const play = async (status: number, times: number) => {
    answer = (_request, response) => response.writeHead(status).end()
    for (let n = 0; n < times; n++) {
      await dueIn(200)
      await turn(one)
    }
  }
  const told = async () =>
    (await db.notice.findMany({ where: { personId: place.onCall.id, kind: { startsWith: 'smoke_' } }, orderBy: { createdAt: 'asc' } })).map(
      (notice) => notice.kind,
    )
  await play(200, 1)
  await play(500, 4)
  expect(await told()).toEqual(['smoke_alarm'])
  expect(await db.smokeSchedule.findUnique({ where: { id } })).toMatchObject({ alarm: 'alarming', toldAlarm: 'alarming', failedInRow: 4 })
  await play(200, 2)
  expect(await told()).toEqual(['smoke_alarm', 'smoke_recovered'])
  const span = { startsAt: new Date(Date.now() + shifted - 1000), endsAt: new Date(Date.now() + shifted + 600_000) }
  await db.maintenanceWindow.create({ data: { environmentId: place.environment.id, ...span, reason: 'Moving', createdByName: 'x' } })
  await play(500, 3)
  done(await tellAlarms(actor, {}))
  expect(await told()).toEqual(['smoke_alarm', 'smoke_recovered'])
  expect(await db.smokeSchedule.findUnique({ where: { id } })).toMatchObject({ alarm: 'alarming', toldAlarm: 'ok' })
  later(700_000)
  done(await tellAlarms(actor, {}))
  done(await tellAlarms(actor, {}))
  expect(await told()).toEqual(['smoke_alarm', 'smoke_recovered', 'smoke_alarm'])
})
