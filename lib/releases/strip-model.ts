import { foldItems, type Mark } from './fold-items'
import type { TimelineFacts } from './timeline-facts'
import { addDays, dayStart, isoDay, localDay } from './zone-days'

/** How the strip is scaled: every day as wide as the next, or the hours around the window. */
export type StripScale = 'days' | 'hours'

/** A position on the strip: 0 is its beginning, 1 its end. */
export interface Strip {
  scale: StripScale
  from: number
  to: number
  ticks: { at: number; x: number; label: string; main: boolean }[]
  window: { x: number; width: number }
  freezes: { id: string; x: number; width: number; reason: string }[]
  marks: { x: number; mark: Mark; count: number }[]
  /** Null when now is outside the strip. */
  now: number | null
}

const hour = 3_600_000
const clamp = (x: number) => Math.min(1, Math.max(0, x))

/** The days the strip shows: those of the plan, and room to move the window by a week either way. */
export function stripDays(facts: TimelineFacts, now: number): { first: number; last: number } {
  const zone = facts.window.timeZone
  const dDay = localDay(Date.parse(facts.window.start), zone).day
  const dues = facts.items.flatMap((item) => (item.dueAt === null ? [] : [localDay(Date.parse(item.dueAt), zone).day]))
  const today = localDay(now, zone).day
  const near = Math.abs(today - dDay) <= 45 && facts.endedAt === null ? [today] : []
  const bound = (day: number) => Math.min(dDay + 60, Math.max(dDay - 60, day))
  return {
    first: bound(Math.min(dDay - 8, ...dues, ...near)),
    last: bound(Math.max(dDay + 8, ...dues, ...near)),
  }
}

/**
 * The strip above the days. `window` may be one that is only being tried (milliseconds); dues stay where they are until it is confirmed.
 */
export function buildStrip(facts: TimelineFacts, scale: StripScale, now: number, window: { start: number; end: number }): Strip {
  const zone = facts.window.timeZone
  const { first, last } = stripDays(facts, now)
  const from = scale === 'days' ? dayStart(first, zone) : Math.floor((Date.parse(facts.window.start) - 6 * hour) / hour) * hour
  const to =
    scale === 'days'
      ? dayStart(last + 1, zone)
      : Math.max(from + 13 * hour, Math.ceil((Date.parse(facts.window.end) + 6 * hour) / hour) * hour)
  const x = (at: number) => {
    if (scale === 'hours') return (at - from) / (to - from)
    const local = localDay(at, zone)
    return (local.day - first + local.minutes / 1440) / (last - first + 1)
  }
  const spanOf = (a: number, b: number) => ({ x: clamp(x(a)), width: clamp(x(b)) - clamp(x(a)) })
  return {
    scale,
    from,
    to,
    ticks: scale === 'days' ? dayTicks(first, last, facts, x) : hourTicks(from, to, zone, x),
    window: spanOf(window.start, window.end),
    freezes: facts.freezes
      .map((freeze) => ({ id: freeze.id, reason: freeze.reason, ...spanOf(Date.parse(freeze.startsAt), Date.parse(freeze.endsAt)) }))
      .filter((freeze) => freeze.width > 0),
    marks: marksOf(facts, now, x),
    now: x(now) < 0 || x(now) > 1 ? null : x(now),
  }
}

function dayTicks(first: number, last: number, facts: TimelineFacts, x: (at: number) => number): Strip['ticks'] {
  const zone = facts.window.timeZone
  const dDay = localDay(Date.parse(facts.window.start), zone).day
  const every = last - first > 24 ? 7 : last - first > 12 ? 2 : 1
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).map((day) => {
    const at = dayStart(day, zone)
    const offset = day - dDay
    return { at, x: x(at), label: offset === 0 ? 'D' : `D${offset > 0 ? '+' : ''}${offset}`, main: offset % every === 0 }
  })
}

function hourTicks(from: number, to: number, zone: string, x: (at: number) => number): Strip['ticks'] {
  const hours = Math.round((to - from) / hour)
  const every = hours > 30 ? 6 : hours > 14 ? 3 : 2
  return Array.from({ length: hours + 1 }, (_, index) => from + index * hour).map((at) => {
    const { day, minutes } = localDay(at, zone)
    const whole = Math.floor(minutes / 60)
    const label = minutes === 0 ? isoDay(day).slice(5) : `${String(whole).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return { at, x: x(at), label, main: whole % every === 0 }
  })
}

const order: readonly Mark[] = ['failed', 'missed', 'late', 'due', 'stale', 'soon', 'open', 'done', 'excused']

/** Dues as marks; those that would overlap (closer than half a percent) are one mark with the worst of them. */
function marksOf(facts: TimelineFacts, now: number, x: (at: number) => number): Strip['marks'] {
  const cells = new Map<number, { x: number; mark: Mark; count: number }>()
  for (const point of foldItems(facts.items, now)) {
    if (point.at === null) continue
    const at = x(point.at)
    if (at < 0 || at > 1) continue
    const cell = Math.round(at * 200)
    const held = cells.get(cell)
    const mark = held && order.indexOf(held.mark) < order.indexOf(point.mark) ? held.mark : point.mark
    cells.set(cell, { x: held?.x ?? at, mark, count: (held?.count ?? 0) + point.leaves.length })
  }
  return [...cells.values()]
}

/** A window moved by whole days (calendar arithmetic in the zone) and minutes; it keeps its length. Milliseconds in and out. */
export function shiftWindow(
  window: { start: number; end: number },
  by: { days?: number; minutes?: number },
  zone: string,
): { start: number; end: number } {
  const start = addDays(window.start, by.days ?? 0, zone) + (by.minutes ?? 0) * 60_000
  return { start, end: start + (window.end - window.start) }
}
