import { describe, expect, test } from 'vitest'
import { bucketOf } from './log-buckets'
import type { SummaryRow } from './schema'
import { niceTicks, successOf, timeTicks, trendModel } from './trend-model'

const from = new Date('2026-11-20T00:00:00Z')
const now = new Date('2026-11-20T00:12:00Z')
const row = (minute: number, counts: SummaryRow['counts'], ms: number[] = [], step = ''): SummaryRow => ({
  startsAt: new Date(from.getTime() + minute * 60_000),
  step,
  counts,
  buckets: Object.fromEntries(ms.map((one) => [bucketOf(one), 1])),
})
const model = (rows: readonly SummaryRow[], whole = rows, stepNames: string[] = []) =>
  trendModel({ from, now, pointSeconds: 300, rows, whole, stepNames })

describe('trendModel', () => {
  test('a stretch without runs has no point; one in which nothing was answered has no percentile', () => {
    const { points, to } = model([row(10, { errored: 2 }), row(0, { passed: 1 }, [100])])
    expect(points.map(({ at, p95, errored, answers }) => ({ at, p95, errored, answers }))).toEqual([
      { at: '2026-11-20T00:00:00.000Z', p95: expect.closeTo(100, -1), errored: 0, answers: 1 },
      { at: '2026-11-20T00:10:00.000Z', p95: null, errored: 2, answers: 0 },
    ])
    expect(to).toBe('2026-11-20T00:15:00.000Z')
  })
  test('rows of one point are merged, and percentiles are read from all of them', () => {
    const { points } = model([row(0, { passed: 2 }, [10, 20]), row(4, { passed: 1, failed: 1 }, [4000])])
    expect(points).toHaveLength(1)
    expect(points[0]).toMatchObject({ passed: 3, failed: 1, answers: 3 })
    expect(points[0]!.p50! / 20).toBeCloseTo(1, 1)
    expect(points[0]!.p99! / 4000).toBeCloseTo(1, 1)
  })
  test('the whole run comes first, then the plan’s steps, then steps of older revisions; steps that never ran are left out', () => {
    const whole = [
      row(0, { passed: 1 }, [], 'Z old'),
      row(0, { passed: 1 }, [], 'B'),
      row(0, { passed: 1 }, [], 'A'),
      row(0, { passed: 1 }),
    ]
    expect(model([], whole, ['B', 'A', 'Never']).steps.map((step) => step.name)).toEqual(['', 'B', 'A', 'Z old'])
  })
  test('what is older than the range is left out', () => {
    expect(model([row(-5, { passed: 1 })]).points).toEqual([])
  })
  test.each([
    [
      'cancelled and interrupted runs say nothing',
      { passed: 9, failed: 1, timedOut: 0, errored: 0, silent: 90 },
      { rate: 0.9, passed: 9, of: 10 },
    ],
    ['errors and time-outs are no success', { passed: 1, failed: 1, timedOut: 1, errored: 1, silent: 0 }, { rate: 0.25, passed: 1, of: 4 }],
    ['nothing said is no rate', { passed: 0, failed: 0, timedOut: 0, errored: 0, silent: 3 }, { rate: null, passed: 0, of: 0 }],
    ['nothing at all is no rate', undefined, { rate: null, passed: 0, of: 0 }],
  ] as const)('%s', (_, ends, wanted) => {
    expect(successOf(ends)).toEqual(wanted)
  })
  test.each([
    [0, [0, 2.5, 5, 7.5, 10]],
    [18, [0, 5, 10, 15, 20]],
    [210, [0, 100, 200, 300, 400, 500]],
  ])('marks up to %i', (value, wanted) => {
    expect(niceTicks(value)).toEqual(wanted)
  })
  test.each([
    ['a day', 24, 4],
    ['a week', 7 * 24, 24],
    ['a month', 30 * 24, 120],
    ['a quarter', 90 * 24, 336],
    ['ten years', 3650 * 24, 522 * 24],
  ])('%s has at most seven round time marks', (_, hours, apart) => {
    const ticks = timeTicks(from, new Date(from.getTime() + hours * 3_600_000))
    expect(ticks.length).toBeGreaterThan(3)
    expect(ticks.length).toBeLessThanOrEqual(8)
    expect((ticks[1]!.getTime() - ticks[0]!.getTime()) / 3_600_000).toBe(apart)
  })
})
