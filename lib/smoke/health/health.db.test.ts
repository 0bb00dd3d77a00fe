import { beforeAll, describe, expect, test } from 'vitest'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { getHealth, listHealth } from './queries'

const { db } = testDb()
const request = { method: 'GET', url: '{{BASE_URL}}/' }
const assertions = [{ kind: 'status', params: { expected: '200' } }]
const step = (name: string, probe: string | null) => ({ name, request, assertions, probe })

let viewer: Awaited<ReturnType<typeof person>>
beforeAll(async () => {
  viewer = await person({ role: 'viewer' })
})

async function place() {
  const { id, environments } = await integration()
  const definition = { steps: [step('Alive', 'liveness'), step('Ready', 'readiness'), step('Page', null)] }
  const make = async (key: string, plan?: object[]) => {
    const suite = await db.smokeSuite.create({ data: { integrationId: id, key, name: `Suite ${key}` } })
    await db.suiteRevision.create({
      data: { suiteId: suite.id, revision: 1, definition, ...(plan ? { plan } : {}), digest: '', createdByName: 'Nobody' },
    })
    return suite.id
  }
  const direct = await make('connection')
  const included = definition.steps.map((one) => ({ step: one, name: `Connection › ${one.name}`, row: null, suite: 'connection' }))
  return { id, environmentId: environments[0]!.id, direct, including: await make('core', included) }
}

type Result = { name: string; state?: string; status?: number | null; detail: object; error?: string }
async function ran(
  where: Awaited<ReturnType<typeof place>>,
  suiteId: string,
  minutesAgo: number,
  results: readonly Result[],
  state = 'passed',
) {
  const at = new Date(Date.now() - minutesAgo * 60_000)
  await db.smokeRun.create({
    data: {
      suiteId,
      environmentId: where.environmentId,
      revision: 1,
      state: state as 'passed',
      requestedByName: 'Nobody',
      createdAt: at,
      startedAt: at,
      finishedAt: at,
      results: {
        create: results.map((result, position) => ({
          position,
          name: result.name,
          state: (result.state ?? 'passed') as 'passed',
          startedAt: at,
          status: result.status === undefined ? 200 : result.status,
          timings: { totalMs: 7 + position },
          assertions: [],
          request: {},
          error: result.error ?? null,
          detail: result.detail,
        })),
      },
    },
  })
}
const alive = { name: 'Alive', detail: { probe: 'liveness' } }
const ready = { name: 'Ready', detail: { probe: 'readiness' } }
const inside = (one: Result): Result => ({ ...one, name: `Connection › ${one.name}`, detail: { ...one.detail, suite: 'connection' } })
const ask = async (id: string) => (await getHealth(viewer, id))!.environments[0]!

describe('the health of an environment', () => {
  test('is what its probes last said, with latency and when', async () => {
    const where = await place()
    expect((await ask(where.id)).health).toMatchObject({ status: 'unknown', connected: null, askedAt: null })
    await ran(where, where.direct, 30, [alive, { ...ready, state: 'failed', status: 503 }], 'failed')
    expect((await ask(where.id)).health).toMatchObject({ status: 'unknown', connected: null })
    await ran(where, where.direct, 3, [alive, { ...ready, state: 'failed', status: 503 }], 'failed')
    expect((await ask(where.id)).health).toMatchObject({ status: 'degraded', connected: true })
    await ran(where, where.direct, 1, [alive, ready])
    const { health, probes } = await ask(where.id)
    expect(health).toMatchObject({ status: 'healthy', connected: true, latencyMs: 8, reasons: [] })
    expect(probes.map(({ probe, history }) => [probe, history.map(({ state }) => state)])).toEqual([
      ['liveness', ['passed', 'passed', 'passed']],
      ['readiness', ['failed', 'failed', 'passed']],
    ])
  })
  test('a probe that several suites ask is one probe, as fresh as the last of them', async () => {
    const where = await place()
    await ran(where, where.including, 60, [inside(alive), inside(ready)])
    await ran(where, where.direct, 2, [alive, ready])
    const { health, probes } = await ask(where.id)
    expect(health.status).toBe('healthy')
    expect(probes.map(({ name, history }) => [name, history.length])).toEqual([
      ['Alive', 2],
      ['Ready', 2],
    ])
  })
  test('an address that our own rules refuse leaves it unknown; no connection is down', async () => {
    const where = await place()
    const refused = { state: 'errored', status: null, error: JSON.stringify({ code: 'refused_address', detail: '' }) }
    await ran(where, where.direct, 1, [{ ...alive, ...refused }], 'errored')
    expect((await ask(where.id)).health).toMatchObject({ status: 'unknown', connected: null })
    const dead = { state: 'errored', status: null, error: JSON.stringify({ code: 'connect', detail: '' }) }
    await ran(
      where,
      where.direct,
      0,
      [
        { ...alive, ...dead },
        { ...ready, state: 'skipped', status: null },
      ],
      'errored',
    )
    expect((await ask(where.id)).health).toMatchObject({ status: 'down', connected: false, latencyMs: null })
  })
  test('a schedule says how long an answer counts', async () => {
    const where = await place()
    await ran(where, where.direct, 40, [alive, ready])
    expect((await ask(where.id)).health.status).toBe('unknown')
    const { environmentId, direct: suiteId } = where
    await db.smokeSchedule.create({ data: { suiteId, environmentId, everySeconds: 3600, createdByName: 'Nobody' } })
    expect((await ask(where.id)).health.status).toBe('healthy')
  })
  test('a step that is no longer part of its suite is no stale probe', async () => {
    const where = await place()
    await ran(where, where.direct, 1, [alive, ready, { name: 'Old', detail: { probe: 'metrics' } }])
    expect((await ask(where.id)).probes.map(({ name }) => name)).toEqual(['Alive', 'Ready'])
  })
  test('is there only for those who may read it', async () => {
    const where = await place()
    const outsider = await person({ role: 'administrator', integrationId: (await place()).id })
    expect(await getHealth(outsider, where.id)).toBeNull()
    expect((await listHealth(outsider)).map((one) => one.integration.id)).not.toContain(where.id)
    expect((await listHealth(viewer)).map((one) => one.integration.id)).toContain(where.id)
  })
})
