import { foldItems, type Point } from './fold-items'
import type { TimelineFacts, TimelineFreeze, TimelinePhase, TimelineSignature } from './timeline-facts'
import { dayStart, isoDay, localDay } from './zone-days'

/** One line of a day. */
export type Entry =
  | { kind: 'item'; id: string; at: number; wholeDay: boolean; point: Point }
  | { kind: 'phase'; id: string; at: number; wholeDay: boolean; phase: TimelinePhase }
  | { kind: 'window_opens' | 'window_closes'; id: string; at: number; wholeDay: false }
  | { kind: 'freeze_begins' | 'freeze_ends'; id: string; at: number; wholeDay: false; freeze: TimelineFreeze }
  | { kind: 'signature_ends'; id: string; at: number; wholeDay: false; signature: TimelineSignature }
  | { kind: 'now'; id: 'now'; at: number; wholeDay: false }

export interface DayRow {
  /** Days since 1970-01-01 in the release's zone. */
  day: number
  date: string
  /** Days from D: -7 is D-7. */
  offset: number
  /** Days without anything between this row and the one above. */
  gapBefore: number
  today: boolean
  past: boolean
  /** The release may run on this day. */
  inWindow: boolean
  /** Reasons of freezes that forbid a start at some time of this day. */
  frozen: string[]
  entries: Entry[]
  /** Items of this day, by how far they are. */
  total: number
  settled: number
  late: number
}

export interface Timeline {
  days: DayRow[]
  /** What is due next, and not settled; several where they share the moment. */
  next: Point[]
  /** Readings whose time has come and whose grace is not over. */
  due: Point[]
  /** Past their due and not settled, the oldest first. */
  late: Point[]
  /** Items without a due. */
  undated: Point[]
  total: number
  settled: number
}

/**
 * A release as days: every day that holds something, in the release's zone, with how many are empty between. Today has a row as long as
 * the release moves, however far the plan is from it. `now` in milliseconds.
 */
export function buildTimeline(facts: TimelineFacts, now: number): Timeline {
  const zone = facts.window.timeZone
  const points = foldItems(facts.items, now)
  const dated = points.filter((point) => point.at !== null)
  const moving = facts.endedAt === null
  const entries = [...planEntries(facts, dated), ...edgeEntries(facts, dated)]
  if (moving) entries.push({ kind: 'now', id: 'now', at: now, wholeDay: false })
  const open = dated.filter((point) => point.done < point.leaves.length)
  const past = moving ? open.filter((point) => point.at! < now).toSorted(byTime) : []
  const coming = open.filter((point) => point.at! >= now).toSorted(byTime)
  return {
    days: daysOf(facts, entries, now, zone, moving),
    next: moving ? coming.filter((point) => point.at === coming[0]!.at) : [],
    due: past.filter((point) => point.mark === 'due'),
    late: past.filter((point) => point.mark !== 'due'),
    undated: points.filter((point) => point.at === null),
    total: points.reduce((sum, point) => sum + point.leaves.length, 0),
    settled: points.reduce((sum, point) => sum + point.done, 0),
  }
}

const byTime = (a: Point, b: Point) => a.at! - b.at!

function planEntries(facts: TimelineFacts, dated: readonly Point[]): Entry[] {
  const filled = new Set(dated.map((point) => point.item.phase))
  return [
    ...dated.map((point): Entry => ({ kind: 'item', id: point.item.id, at: point.at!, wholeDay: point.item.wholeDay, point })),
    ...facts.phases
      .filter((phase) => phase.at !== null && filled.has(phase.key))
      .map((phase): Entry => ({ kind: 'phase', id: `phase ${phase.key}`, at: Date.parse(phase.at!), wholeDay: phase.wholeDay, phase })),
  ]
}

/** The window, ends of signatures, and freezes as far as they touch the plan. */
function edgeEntries({ window, freezes, signatures, startedAt, endedAt }: TimelineFacts, dated: readonly Point[]): Entry[] {
  const edge = (kind: 'window_opens' | 'window_closes', at: string): Entry => ({ kind, id: kind, at: Date.parse(at), wholeDay: false })
  const times = [...dated.map((point) => point.at!), Date.parse(window.start), Date.parse(window.end)]
  const [from, to] = [Math.min(...times) - 86_400_000, Math.max(...times) + 86_400_000]
  const near = (at: number) => from <= at && at <= to
  return [
    edge('window_opens', window.start),
    edge('window_closes', window.end),
    ...freezes.flatMap((freeze): Entry[] =>
      (['freeze_begins', 'freeze_ends'] as const).flatMap((kind) => {
        const at = Date.parse(kind === 'freeze_begins' ? freeze.startsAt : freeze.endsAt)
        return near(at) ? [{ kind, id: `${kind} ${freeze.id}`, at, wholeDay: false, freeze }] : []
      }),
    ),
    // After the start signatures stand.
    ...(startedAt || endedAt ? [] : signatures).map(
      (signature): Entry => ({
        kind: 'signature_ends',
        id: `signature ${signature.id}`,
        at: Date.parse(signature.endsAt),
        wholeDay: false,
        signature,
      }),
    ),
  ]
}

function daysOf(facts: TimelineFacts, entries: readonly Entry[], now: number, zone: string, moving: boolean): DayRow[] {
  const [start, end] = [Date.parse(facts.window.start), Date.parse(facts.window.end)]
  const dDay = localDay(start, zone).day
  const today = localDay(now, zone).day
  const byDay = new Map<number, Entry[]>()
  for (const entry of entries) {
    const { day } = localDay(entry.at, zone)
    byDay.set(day, [...(byDay.get(day) ?? []), entry])
  }
  let previous: number | null = null
  return [...byDay]
    .toSorted(([a], [b]) => a - b)
    .map(([day, list]) => {
      const gapBefore = previous === null ? 0 : day - previous - 1
      previous = day
      const points = list.flatMap((entry) => (entry.kind === 'item' ? [entry.point] : []))
      const [from, to] = [dayStart(day, zone), dayStart(day + 1, zone)]
      const overlaps = (a: number, b: number) => a < to && b > from
      return {
        day,
        date: isoDay(day),
        offset: day - dDay,
        gapBefore,
        today: moving && day === today,
        past: day < today,
        inWindow: overlaps(start, end),
        frozen: facts.freezes
          .filter((freeze) => overlaps(Date.parse(freeze.startsAt), Date.parse(freeze.endsAt)))
          .map((freeze) => freeze.reason),
        entries: list.toSorted(inDay),
        total: points.reduce((sum, point) => sum + point.leaves.length, 0),
        settled: points.reduce((sum, point) => sum + point.done, 0),
        late: points.filter((point) => point.mark === 'late' || point.mark === 'missed').length,
      }
    })
}

/** Phases open their day, what is due some time that day comes before what has a minute; at one minute the window opens first. */
function inDay(a: Entry, b: Entry): number {
  const rank = (entry: Entry) => (entry.wholeDay ? 0 : 1)
  const within = (entry: Entry) => (entry.kind === 'phase' ? 0 : entry.kind === 'window_opens' ? 1 : entry.kind === 'window_closes' ? 3 : 2)
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (!a.wholeDay && a.at !== b.at) return a.at - b.at
  return within(a) - within(b)
}
