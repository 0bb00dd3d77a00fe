import { judgeLimit, type Limit, parseLimit } from '@/lib/templates/limit'
import type { PlanMetric } from '@/lib/templates/parts'

/**
 * What a figure is beside what was wanted and what alarms: `alarm` past its threshold, `off_target` short of its target, `good` within what
 * can be compared, `shown` where nothing written can be compared with a number, `no_data` when there was none.
 */
export type FigureWorth = 'good' | 'off_target' | 'alarm' | 'shown' | 'no_data'

/** Compares a figure with its metric's target (what it should satisfy) and threshold (what alarms when it is satisfied). */
export function judgeFigure(metric: Pick<PlanMetric, 'unit' | 'target' | 'threshold'>, value: number | null): FigureWorth {
  if (value === null) return 'no_data'
  const target = comparable(metric.target, metric.unit)
  const threshold = comparable(metric.threshold, metric.unit)
  if (threshold && judgeLimit(threshold, value)) return 'alarm'
  if (target && !judgeLimit(target, value)) return 'off_target'
  return target || threshold ? 'good' : 'shown'
}

/** A written limit, when it speaks of the unit the figure is entered in. A limit in another unit is shown and never compared. */
function comparable(text: string, unit: string): Limit | null {
  const limit = parseLimit(text)
  if (!limit) return null
  const plain = (name: string) => name.replaceAll(' ', '').toLowerCase()
  return limit.unit === '' || unit === '' || plain(limit.unit) === plain(unit) ? limit : null
}

/** The unit a figure is entered in: its own, else the one its limits are written in. */
export function unitOf(metric: Pick<PlanMetric, 'unit' | 'target' | 'threshold'>): string {
  return metric.unit || parseLimit(metric.target)?.unit || parseLimit(metric.threshold)?.unit || ''
}

/** Where a reading stands. `entered_late`: after it had been given up. */
export type ReadingStanding = 'coming' | 'due' | 'missed' | 'entered' | 'entered_late' | 'settled'

/** What decides where a reading stands. */
export interface ReadingFact {
  state: string
  dueAt: Date | null
  graceMinutes: number
  /** When its figures were entered; null while they are not. */
  enteredAt: Date | null
}

/** The moment after which a reading counts as missed; null for one without a time. */
export function missedAfter({ dueAt, graceMinutes }: Pick<ReadingFact, 'dueAt' | 'graceMinutes'>): Date | null {
  return dueAt && new Date(dueAt.getTime() + graceMinutes * 60_000)
}

/** Where a reading stands at `now`. What was settled otherwise (not applicable, waived) is neither due nor missed. */
export function judgeReading(fact: ReadingFact, now: Date): ReadingStanding {
  const end = missedAfter(fact)
  if (fact.enteredAt && fact.state === 'done') return end && fact.enteredAt > end ? 'entered_late' : 'entered'
  if (fact.state === 'done' || fact.state === 'not_applicable' || fact.state === 'waived') return 'settled'
  if (!fact.dueAt || !end || now < fact.dueAt) return 'coming'
  return now < end ? 'due' : 'missed'
}
