import type { TimelineItem } from './timeline-facts'

/** How far an item is, as the timeline says it: settled, excused (waived, not applicable), wrong, or still to come. */
export type Mark = 'done' | 'excused' | 'failed' | 'missed' | 'late' | 'due' | 'stale' | 'soon' | 'open'

/** One thing at one time: an item alone, or an item with those of its parts that are due when it is. */
export interface Point {
  item: TimelineItem
  leaves: TimelineItem[]
  /** Milliseconds; null for what has no due. */
  at: number | null
  mark: Mark
  done: number
  who: string | null
  /** Work on it began; the earliest of its parts. */
  startedAt: number | null
  /** All of it is settled since then. */
  settledAt: number | null
  estimateMinutes: number | null
}

const soonMs = 24 * 3_600_000
const worst: readonly Mark[] = ['failed', 'missed', 'late', 'due', 'stale', 'soon', 'open', 'done', 'excused']

const ms = (at: string | null) => (at === null ? null : Date.parse(at))

/**
 * What an item is at `now` (milliseconds). Late is what is past its due and not settled; a reading is due until its grace is over, and then
 * missed.
 */
export function markOf(item: TimelineItem, now: number): Mark {
  if (item.settled) return item.state === 'done' ? 'done' : 'excused'
  if (item.state === 'failed') return 'failed'
  const due = ms(item.dueAt)
  const missed = ms(item.missedFrom)
  if (missed !== null && missed <= now) return 'missed'
  if (due !== null && due < now) return missed === null ? 'late' : 'due'
  if (item.state === 'stale') return 'stale'
  return due !== null && due - now <= soonMs ? 'soon' : 'open'
}

/**
 * The items as points in time, in the order of the plan. Parts that are due when what they are part of is due fold into it; a part with
 * a time of its own stands alone.
 */
export function foldItems(items: readonly TimelineItem[], now: number): Point[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const groups = new Map<string, TimelineItem[]>()
  for (const leaf of items) {
    if (leaf.parent) continue
    const anchor = anchorOf(leaf, byId)
    const group = groups.get(anchor.id)
    if (group) group.push(leaf)
    else groups.set(anchor.id, [leaf])
  }
  return [...groups].map(([id, leaves]) => pointOf(byId.get(id)!, leaves, now))
}

function anchorOf(leaf: TimelineItem, byId: ReadonlyMap<string, TimelineItem>): TimelineItem {
  let anchor = leaf
  for (;;) {
    const above = anchor.parentId === null ? undefined : byId.get(anchor.parentId)
    if (!above || above.dueAt !== leaf.dueAt || above.wholeDay !== leaf.wholeDay) return anchor
    anchor = above
  }
}

function pointOf(item: TimelineItem, leaves: TimelineItem[], now: number): Point {
  const marks = leaves.map((leaf) => markOf(leaf, now))
  const begun = [item, ...leaves].flatMap((one) => ms(one.startedAt) ?? [])
  const ends = leaves.map((leaf) => (leaf.settled ? ms(leaf.settledAt) : null))
  const whole = leaves.every((leaf) => leaf.settled)
  const known = ends.flatMap((end) => end ?? [])
  const people = new Set([item, ...leaves].flatMap((one) => one.who ?? []))
  const estimates = leaves.flatMap((leaf) => leaf.estimateMinutes ?? [])
  return {
    item,
    leaves,
    at: ms(item.dueAt),
    mark: worst.find((mark) => marks.includes(mark)) ?? 'open',
    done: leaves.filter((leaf) => leaf.settled).length,
    who: people.size > 0 ? [...people].join(', ') : null,
    startedAt: begun.length > 0 ? Math.min(...begun) : null,
    settledAt: whole && known.length > 0 ? Math.max(...known) : null,
    estimateMinutes: item.estimateMinutes ?? (estimates.length > 0 ? estimates.reduce((sum, one) => sum + one, 0) : null),
  }
}
