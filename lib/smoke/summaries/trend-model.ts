import { type Buckets, countIn, mergeBuckets, percentile } from './log-buckets'
import type { SummaryRow } from './schema'

/** Ends of runs or of a step, told apart. `silent`: cancelled, interrupted or not asked, which say nothing of the service. */
export type Ends = { passed: number; failed: number; timedOut: number; errored: number; silent: number }
/** Milliseconds, read from merged buckets, off by at most 1%; null without an answer. `answers`: how many they rest on. */
export type Percentiles = { p50: number | null; p95: number | null; p99: number | null; answers: number }

export type TrendPoint = Ends & Percentiles & { at: string }
export type TrendStep = Ends & Percentiles & { name: string }
/** Runs that passed, of those that say something of the service. `rate` is null where none does. */
export type Success = { rate: number | null; passed: number; of: number }

/** What the charts of a suite draw and their tables list: prepared here, computed nowhere else. */
export type TrendModel = {
  /** Where the first point begins and the last ends. */
  from: string
  to: string
  /** Seconds a point covers. */
  pointSeconds: number
  /** Only stretches in which something ended, oldest first: what lies between is a gap. */
  points: TrendPoint[]
  /** The whole run first (without a name), then steps in the order of the plan, then those that only older revisions had. */
  steps: TrendStep[]
  success: Success
  /** Round marks of the latency axis, from zero, and of the time axis. */
  ticksMs: number[]
  ticksAt: string[]
}

type Input = {
  from: Date
  now: Date
  pointSeconds: number
  /** Rows of the chosen step, any length up to a point. */
  rows: readonly SummaryRow[]
  /** Rows of every step, any length. */
  whole: readonly SummaryRow[]
  /** Names of the plan, in order. */
  stepNames: readonly string[]
}

/** Points and figures of a range. A stretch without runs is a gap and not a zero; a percentile without answers is none. */
export function trendModel({ from, now, pointSeconds, rows, whole, stepNames }: Input): TrendModel {
  const length = pointSeconds * 1000
  const byPoint = Map.groupBy(rows, (row) => Math.floor((row.startsAt.getTime() - from.getTime()) / length))
  const points = [...byPoint]
    .filter(([index]) => index >= 0)
    .sort(([a], [b]) => a - b)
    .map(([index, part]): TrendPoint => ({ at: new Date(from.getTime() + index * length).toISOString(), ...figuresOf(part) }))
  const byStep = Map.groupBy(whole, (row) => row.step)
  const known = new Set(['', ...stepNames])
  const names = [...known, ...[...byStep.keys()].filter((name) => !known.has(name)).sort()].filter((name) => byStep.has(name))
  const steps = names.map((name): TrendStep => ({ name, ...figuresOf(byStep.get(name) ?? []) }))
  const highest = Math.max(0, ...points.flatMap((point) => [point.p50 ?? 0, point.p95 ?? 0, point.p99 ?? 0]))
  const last = Math.ceil((now.getTime() - from.getTime()) / length)
  const to = new Date(from.getTime() + Math.max(1, last) * length)
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    pointSeconds,
    points,
    steps,
    success: successOf(steps.find((step) => step.name === '')),
    ticksMs: niceTicks(highest),
    ticksAt: timeTicks(from, to).map((at) => at.toISOString()),
  }
}

function figuresOf(rows: readonly SummaryRow[]): Ends & Percentiles {
  const buckets = mergeBuckets(rows.map((row) => row.buckets))
  return { ...endsOf(mergeBuckets(rows.map((row) => row.counts))), ...percentilesOf(buckets) }
}

function endsOf(counts: Readonly<Record<string, number>>): Ends {
  const { passed = 0, failed = 0, timed_out: timedOut = 0, errored = 0, ...others } = counts
  return { passed, failed, timedOut, errored, silent: countIn(others) }
}

function percentilesOf(buckets: Buckets): Percentiles {
  const tenth = (ms: number | null) => (ms === null ? null : Math.round(ms * 10) / 10)
  const [p50, p95, p99] = [50, 95, 99].map((percent) => tenth(percentile(buckets, percent))) as [
    number | null,
    number | null,
    number | null,
  ]
  return { p50, p95, p99, answers: countIn(buckets) }
}

/** How many runs passed of those that say something of the service: cancelled and interrupted ones do not. */
export function successOf(ends: Ends | undefined): Success {
  const { passed = 0, failed = 0, timedOut = 0, errored = 0 } = ends ?? {}
  const of = passed + failed + timedOut + errored
  return { rate: of === 0 ? null : passed / of, passed, of }
}

/** Round marks from zero to the next round number above: 1, 2 or 5 times a power of ten, in four or five parts. */
export function niceTicks(value: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 10)))
  const lead = [1, 2, 5, 10].find((step) => step * power >= value) ?? 10
  const parts = lead === 5 || lead === 10 ? 5 : 4
  return Array.from({ length: parts + 1 }, (_, index) => (lead * power * index) / parts)
}

const hour = 3_600_000
/** Distances of time marks: round hours and days (UTC). */
const strides = [1, 2, 3, 4, 6, 12, 24, 48, 120, 168, 336].map((hours) => hours * hour)

/** At most seven round moments between two, evenly apart. */
export function timeTicks(from: Date, to: Date): Date[] {
  const length = to.getTime() - from.getTime()
  const stride = strides.find((one) => length / one <= 7) ?? Math.ceil(length / 7 / (24 * hour)) * 24 * hour
  const first = Math.ceil(from.getTime() / stride) * stride
  return Array.from(
    { length: Math.max(0, Math.floor((to.getTime() - first) / stride) + 1) },
    (_, index) => new Date(first + index * stride),
  )
}
