import { describe, expect, test } from 'vitest'
import { type ChartedRun, latencyModel } from './latency-model'

const run = (minute: number, state: ChartedRun['state'], times: Record<string, number | null>): ChartedRun => ({
  id: `run-${minute}`,
  state,
  at: new Date(Date.UTC(2026, 10, 21, 12, minute)),
  stale: false,
  steps: Object.entries(times).map(([name, totalMs]) => ({
    name,
    totalMs,
    state: totalMs === null ? 'skipped' : state === 'failed' && name === 'B' ? 'failed' : 'passed',
  })),
})

describe('the latency chart', () => {
  test('is in order of time, with gaps where nothing was measured', () => {
    const model = latencyModel([run(2, 'passed', { A: 10, B: 30 }), run(1, 'failed', { A: 12, B: null })], ['A', 'B'])
    expect(model.series.map((series) => series.name)).toEqual(['A', 'B'])
    expect(model.points.map((point) => [point.runId, point.values, point.broken])).toEqual([
      ['run-1', { step0: 12, step1: null }, true],
      ['run-2', { step0: 10, step1: 30 }, false],
    ])
    expect(model.points[1]?.totalMs).toBe(40)
    expect(model.ticksMs).toEqual([0, 10, 20, 30, 40, 50])
  })
  test('names the step that broke a run', () => {
    expect(latencyModel([run(1, 'failed', { A: 1, B: 2 })], ['A', 'B']).points[0]).toMatchObject({ broken: true, brokenStep: 'B' })
  })
  test('keeps steps that only older runs had, after those of now', () => {
    expect(latencyModel([run(1, 'passed', { Old: 1 }), run(2, 'passed', { New: 1 })], ['New']).series.map((series) => series.name)).toEqual(
      ['New', 'Old'],
    )
  })
  test('leaves out a step that was never measured', () => {
    expect(latencyModel([run(1, 'passed', { A: 1 })], ['A', 'B']).series).toHaveLength(1)
  })
  test('draws at most eight lines and says how many are left out', () => {
    const times = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`S${index}`, index + 1]))
    const model = latencyModel([run(1, 'passed', times)], Object.keys(times))
    expect([model.series.length, model.hidden]).toEqual([8, 3])
    expect(model.points[0]?.totalMs).toBe(66)
  })
  test.each([
    [7, [0, 2.5, 5, 7.5, 10]],
    [11, [0, 5, 10, 15, 20]],
    [230, [0, 100, 200, 300, 400, 500]],
    [800, [0, 200, 400, 600, 800, 1000]],
    [1000, [0, 250, 500, 750, 1000]],
  ])('marks round numbers up to %i', (ms, ticks) => {
    expect(latencyModel([run(1, 'passed', { A: ms })], ['A']).ticksMs).toEqual(ticks)
  })
  test('of nothing is empty', () =>
    expect(latencyModel([], [])).toEqual({ series: [], points: [], ticksMs: [0, 2.5, 5, 7.5, 10], longDays: false, hidden: 0 }))
})
