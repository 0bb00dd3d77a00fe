import type { RunState, StepState } from './schema'
import { niceTicks } from './summaries/trend-model'

/** A run as the chart reads it; steps that were not asked carry no time. */
export type ChartedRun = {
  id: string
  state: RunState
  at: Date
  /** A passed run that no longer counts. */
  stale: boolean
  steps: readonly { name: string; state: StepState; totalMs: number | null }[]
}

export type LatencySeries = { key: string; name: string }

export type LatencyPoint = {
  runId: string
  at: string
  state: RunState
  /** The run did not pass: marked, and its last step's time may be short. */
  broken: boolean
  /** The step that broke it. */
  brokenStep: string | null
  totalMs: number | null
  values: Record<string, number | null>
}

/** What the latency chart draws, and its table lists: prepared here, computed nowhere else. `longDays`: days say more than times. */
export type LatencyModel = { series: LatencySeries[]; points: LatencyPoint[]; ticksMs: number[]; longDays: boolean; hidden: number }

/** Lines that can still be told apart. */
const maxSeries = 8

/**
 * Latency per step over runs, oldest first. A step that was not asked, or got no answer, is a gap and not a zero. Steps
 * come in the suite's order now, then those older runs had; beyond eight lines the rest is only in the total.
 */
export function latencyModel(runs: readonly ChartedRun[], stepNames: readonly string[]): LatencyModel {
  const ordered = [...runs].sort((a, b) => a.at.getTime() - b.at.getTime())
  const met = new Set(ordered.flatMap((run) => run.steps.filter((step) => step.totalMs !== null).map((step) => step.name)))
  const names = [...stepNames.filter((name) => met.has(name)), ...[...met].filter((name) => !stepNames.includes(name))]
  const series = names.slice(0, maxSeries).map((name, index) => ({ key: `step${index}`, name }))
  const points = ordered.map((run): LatencyPoint => {
    const timeOf = (name: string) => run.steps.find((step) => step.name === name)?.totalMs ?? null
    const times = run.steps.flatMap((step) => (step.totalMs === null ? [] : [step.totalMs]))
    const brokenStep = run.steps.find((step) => step.state === 'failed' || step.state === 'errored' || step.state === 'timed_out')
    return {
      runId: run.id,
      at: run.at.toISOString(),
      state: run.state,
      broken: run.state !== 'passed',
      brokenStep: brokenStep?.name ?? null,
      totalMs: times.length > 0 ? times.reduce((sum, ms) => sum + ms, 0) : null,
      values: Object.fromEntries(series.map(({ key, name }) => [key, timeOf(name)])),
    }
  })
  const shown = points.flatMap((point) => Object.values(point.values).filter((ms): ms is number => ms !== null))
  return { series, points, ticksMs: niceTicks(Math.max(0, ...shown)), longDays: spansDays(ordered), hidden: names.length - series.length }
}

/** Whether the time of day alone would no longer say when a run was. */
function spansDays(ordered: readonly ChartedRun[]): boolean {
  const [first, last] = [ordered[0], ordered.at(-1)]
  return first !== undefined && last !== undefined && last.at.getTime() - first.at.getTime() > 36 * 3_600_000
}
