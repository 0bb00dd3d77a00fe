import { foldItems, type Mark, type Point } from './fold-items'
import type { TimelineFacts } from './timeline-facts'
import { dayStart, localDay } from './zone-days'

/** One step of the window: what was planned, what it took, and whether it runs over. Times in milliseconds. */
export interface MinuteStep {
  point: Point
  plannedAt: number
  mark: Mark
  startedAt: number | null
  settledAt: number | null
  /** From its start to its end, or to now while it runs; null when nobody said when it began. */
  tookMs: number | null
  estimateMs: number | null
  /** How much longer (or, negative, shorter) than estimated; while it runs only once it is over. */
  overMs: number | null
  /** How long after (or before) its planned time and estimate it ended, or will end at best; null while it is not due. */
  behindMs: number | null
  running: boolean
  current: boolean
}

/** The window by the minute. */
export interface MinutePlan {
  steps: MinuteStep[]
  current: MinuteStep | null
  next: MinuteStep | null
  phase: 'before' | 'open' | 'closed' | 'ended'
  /** Until the window opens (before) or closes (open); null afterwards. */
  leftMs: number | null
  /**
   * When the last step would end if every one that is left took its estimate and none began before its time; null when none is estimated.
   */
  forecastAt: number | null
  /** How long before the close that is; negative: after it. */
  spareMs: number | null
  /** Steps left that nobody estimated: the forecast counts them as nothing. */
  unestimated: number
}

/**
 * The steps of D-day from its first minute until the window closes: what has a time of day, not a whole day. The current step is the one
 * somebody began, else the first that is due and not settled.
 */
export function buildMinutes(facts: TimelineFacts, now: number): MinutePlan {
  const { timeZone } = facts.window
  const [start, end] = [Date.parse(facts.window.start), Date.parse(facts.window.end)]
  const from = dayStart(localDay(start, timeZone).day, timeZone)
  const points = foldItems(facts.items, now)
    .filter((point) => point.at !== null && !point.item.wholeDay && from <= point.at && point.at < end)
    .toSorted((a, b) => a.at! - b.at!)
  const ended = facts.endedAt !== null
  const steps = points.map((point) => stepOf(point, now, ended))
  const left = steps.filter((step) => !isOver(step))
  const current = ended ? null : (left.find((step) => step.running) ?? left.find((step) => step.plannedAt <= now) ?? null)
  if (current) current.current = true
  const phase = ended ? 'ended' : now < start ? 'before' : now < end ? 'open' : 'closed'
  const forecastAt = ended || left.every((step) => step.estimateMs === null) ? null : forecast(left, now)
  return {
    steps,
    current,
    next: ended ? null : (left.find((step) => step !== current && step.plannedAt > now) ?? null),
    phase,
    leftMs: phase === 'before' ? start - now : phase === 'open' ? end - now : null,
    forecastAt,
    spareMs: forecastAt === null ? null : end - forecastAt,
    unestimated: left.filter((step) => step.estimateMs === null).length,
  }
}

const isOver = (step: MinuteStep) => step.point.done === step.point.leaves.length

function stepOf(point: Point, now: number, ended: boolean): MinuteStep {
  const { startedAt, settledAt, estimateMinutes } = point
  const over = point.done === point.leaves.length
  const running = !over && startedAt !== null && !ended
  const estimateMs = estimateMinutes === null ? null : estimateMinutes * 60_000
  const tookMs =
    startedAt === null ? null : over ? (settledAt === null ? null : Math.max(0, settledAt - startedAt)) : running ? now - startedAt : null
  const difference = tookMs === null || estimateMs === null ? null : tookMs - estimateMs
  // At best a step that runs ends with its estimate, and one that should run begins now.
  const bestEnd = Math.max(now, (startedAt ?? now) + (estimateMs ?? 0))
  const until = over ? settledAt : ended || point.at! > now ? null : bestEnd
  return {
    point,
    plannedAt: point.at!,
    mark: point.mark,
    startedAt,
    settledAt,
    tookMs,
    estimateMs,
    overMs: difference === null || (running && difference <= 0) ? null : difference,
    behindMs: until === null ? null : until - point.at! - (estimateMs ?? 0),
    running,
    current: false,
  }
}

function forecast(left: readonly MinuteStep[], now: number): number {
  return left.reduce((at, step) => {
    const begun = step.running ? step.startedAt! : Math.max(at, step.plannedAt)
    return Math.max(at, begun + (step.estimateMs ?? 0))
  }, now)
}
