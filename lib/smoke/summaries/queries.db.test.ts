import { beforeAll, describe, expect, test } from 'vitest'
import { job } from '@/lib/core/actor'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { type MadeRun, madeRuns } from '../testing/made-runs'
import { countIn, mergeBuckets } from './log-buckets'
import { getTrend } from './queries'
import { ranges, rangeShape } from './schema'
import { summariseAll } from './summarise-all'

const { db, owner } = testDb()
const hour = 3_600_000

type Place = { integrationId: string; suiteId: string; environmentId: string; key: string }
async function place(): Promise<Place> {
  const { id, environments } = await integration()
  const suite = await db.smokeSuite.create({ data: { integrationId: id, key: 'core', name: 'Core' } })
  const request = { method: 'GET', url: '{{BASE_URL}}/health' }
  const step = (name: string) => ({ name, request, assertions: [{ kind: 'status', params: { expected: '200' } }] })
  const definition = { steps: [step('Step 2'), step('Step 1')] }
  await db.suiteRevision.create({ data: { suiteId: suite.id, revision: 1, definition, digest: '', createdByName: 'Nobody' } })
  return { integrationId: id, suiteId: suite.id, environmentId: environments[0]!.id, key: environments[0]!.key }
}

let busy: Place
let made: MadeRun[]
let viewer: Awaited<ReturnType<typeof person>>
const ask = (where: Place, range: (typeof ranges)[number], step = '') =>
  getTrend(viewer, { suiteId: where.suiteId, environment: where.key, range, step })

beforeAll(async () => {
  viewer = await person({ role: 'viewer' })
  busy = await place()
  made = Array.from({ length: 900 }, (_, n) => ({
    at: new Date(Date.now() - Math.floor(n / 6) * 15.6 * hour - (n % 6) * 40_000 - 5000),
    state: n % 25 === 1 ? 'failed' : n % 101 === 1 ? 'cancelled' : 'passed',
    ms: [10 + n, 4],
  }))
  await madeRuns(owner, busy, made)
})

const inside = (range: (typeof ranges)[number], from: string) => {
  const within = made.filter((run) => run.at >= new Date(from))
  expect(within.length).toBeGreaterThan(rangeShape[range].seconds / 3600 / 3)
  return within
}

describe.each(['before anything is summarised', 'after'])('a trend %s', (when) => {
  beforeAll(async () => {
    if (when === 'after') await summariseAll(job('smoke.summarise'), new AbortController().signal)
  })
  test.each(ranges)('over %s rests on every run of it once', async (range) => {
    const trend = (await ask(busy, range))!
    const within = inside(range, trend.from)
    const passed = within.filter((run) => run.state === 'passed').length
    const failed = within.filter((run) => run.state === 'failed').length
    expect(trend.success).toEqual({ rate: passed / (passed + failed), passed, of: passed + failed })
    expect(mergeBuckets(trend.points.map(({ passed, failed, silent }) => ({ passed, failed, silent })))).toEqual({
      passed,
      failed,
      silent: within.length - passed - failed,
    })
    expect(trend.points.length).toBeLessThanOrEqual(300)
    // In the order of the plan, the whole run first.
    expect(trend.steps.map((step) => step.name)).toEqual(['', 'Step 2', 'Step 1'])
    expect(trend.steps.map((step) => step.answers)).toEqual([passed, within.length, within.length])
    const sorted = within.map((run) => run.ms![0]!).sort((a, b) => a - b)
    const wanted = sorted[Math.ceil(sorted.length * 0.95) - 1]!
    expect(Math.abs(trend.steps[2]!.p95! - wanted) / wanted).toBeLessThan(0.0101 + 0.05 / wanted)
  })
  test('of one step has the points of that step', async () => {
    const trend = (await ask(busy, '7d', 'Step 2'))!
    expect(countIn(Object.fromEntries(trend.points.map((point, index) => [index, point.answers])))).toBe(inside('7d', trend.from).length)
    for (const point of trend.points) expect(Math.abs(point.p99! - 4)).toBeLessThanOrEqual(0.1)
  })
})

describe('a trend', () => {
  test('marks what was changed there: deployments, values, revisions of this suite, nothing of others', async () => {
    const other = await place()
    const base = { actorName: 'Ines Duarte', integrationId: busy.integrationId, summary: 's' }
    const at = (hours: number) => new Date(Date.now() - hours * hour)
    const revised = (suiteId: string) => ({ kind: 'suite', details: { what: 'suite_revised', suiteId } })
    const elsewhere = (await db.environment.findFirstOrThrow({ where: { integrationId: busy.integrationId, key: 'production' } })).id
    await db.change.createMany({
      data: [
        { ...base, kind: 'deployment', environmentId: busy.environmentId, at: at(2), summary: 'v2' },
        { ...base, kind: 'configuration', environmentId: busy.environmentId, at: at(1), summary: 'TIMEOUT' },
        { ...base, ...revised(busy.suiteId), at: at(3), summary: 'r1 → r2' },
        { ...base, ...revised(other.suiteId), at: at(3), summary: 'another suite' },
        { ...base, kind: 'deployment', environmentId: elsewhere, at: at(2), summary: 'another environment' },
        { ...base, kind: 'owner', at: at(2), summary: 'nothing that answers differ by' },
        { ...base, kind: 'deployment', environmentId: busy.environmentId, at: at(50), summary: 'too early' },
      ],
    })
    expect((await ask(busy, '24h'))!.marks.map((mark) => mark.summary)).toEqual(['r1 → r2', 'v2', 'TIMEOUT'])
  })
  test('of a suite that never ran has no points and no rate', async () => {
    const quiet = await place()
    const trend = (await ask(quiet, '24h'))!
    expect(trend.points).toEqual([])
    expect(trend.steps).toEqual([])
    expect(trend.success).toEqual({ rate: null, passed: 0, of: 0 })
  })
  test('is there only for those who may read the integration', async () => {
    const outsider = await person({ role: 'administrator', integrationId: (await place()).integrationId })
    expect(await getTrend(outsider, { suiteId: busy.suiteId, environment: busy.key, range: '24h', step: '' })).toBeNull()
    expect(await ask({ ...busy, key: 'nowhere' }, '24h')).toBeNull()
  })
})
