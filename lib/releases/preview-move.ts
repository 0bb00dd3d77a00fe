import { resolveDue } from '@/lib/templates/due'
import type { Due } from '@/lib/templates/schema'

/** An item as moving a window concerns it. */
export interface MovableItem {
  id: string
  text: string
  textZh: string
  due: Due | null
  dueAt: Date | null
  settled: boolean
}

/** A signature that counts now, and when it was to end by itself when it was made. */
export interface MovableSignature {
  id: string
  slotName: string
  slotNameZh: string
  person: string
  /** Null for signatures that do not expire. */
  expiresAt: Date | null
}

export interface Window {
  windowStart: Date
  windowEnd: Date
  timeZone: string
}

export interface MoveFacts extends Window {
  items: readonly MovableItem[]
  signatures: readonly MovableSignature[]
  freezes: readonly { id: string; startsAt: Date; endsAt: Date; reason: string }[]
}

/** A due that another window moves. */
export interface MovedDue {
  id: string
  text: string
  textZh: string
  before: string
  after: string
  wholeDay: boolean
  settled: boolean
  lateBefore: boolean
  lateAfter: boolean
  /** Reason of a freeze its new time falls into. */
  freeze: string | null
}

/**
 * What becomes of a signature: it ends at once, ends before the new window opens (and must be given again), or stands until `endsAfter`.
 */
export interface MovedSignature {
  id: string
  slotName: string
  slotNameZh: string
  person: string
  endsBefore: string
  endsAfter: string
  effect: 'ends_now' | 'ends_before_start' | 'stands'
}

/** All that follows a moved window, before it is moved. Moments as ISO strings. */
export interface MovePreview {
  from: { start: string; end: string; timeZone: string }
  to: { start: string; end: string; timeZone: string }
  /** Unsettled items first, each in the order of its new time. */
  moved: MovedDue[]
  /** Items whose time stays, or that have none. */
  unmoved: number
  newlyLate: number
  noLongerLate: number
  /** Freezes the new window overlaps: they forbid the start. */
  freezes: { id: string; startsAt: string; endsAt: string; reason: string }[]
  signatures: MovedSignature[]
}

/**
 * What moving a window does, by the same rules that will do it: dues are counted anew from what the plan says, signatures end at the
 * latest when the window closes and never later than was promised when they were made. The window is no part of what is signed, so
 * no signature turns stale by it.
 */
export function previewMove(facts: MoveFacts, to: Window, now: Date): MovePreview {
  const moved = facts.items.flatMap((item) => movedDue(item, facts, to, now))
  const unsettled = moved.filter((due) => !due.settled)
  return {
    from: windowOf(facts),
    to: windowOf(to),
    moved: moved.toSorted((a, b) => Number(a.settled) - Number(b.settled) || a.after.localeCompare(b.after)),
    unmoved: facts.items.length - moved.length,
    newlyLate: unsettled.filter((due) => due.lateAfter && !due.lateBefore).length,
    noLongerLate: unsettled.filter((due) => due.lateBefore && !due.lateAfter).length,
    freezes: facts.freezes
      .filter((freeze) => freeze.startsAt < to.windowEnd && freeze.endsAt > to.windowStart)
      .map(({ id, reason, startsAt, endsAt }) => ({ id, reason, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() })),
    signatures: facts.signatures.flatMap((signature) => movedSignature(signature, facts, to, now)),
  }
}

const windowOf = ({ windowStart, windowEnd, timeZone }: Window) => ({
  start: windowStart.toISOString(),
  end: windowEnd.toISOString(),
  timeZone,
})

function movedDue(item: MovableItem, facts: MoveFacts, to: Window, now: Date): MovedDue[] {
  if (!item.due || !item.dueAt) return []
  const { at, wholeDay } = resolveDue(item.due, to.windowStart, to.timeZone)
  if (at.getTime() === item.dueAt.getTime()) return []
  const { id, text, textZh, settled, dueAt } = item
  // A whole day is in a freeze when any of it is; it is due at its last minute.
  const from = wholeDay ? at.getTime() - 86_340_000 : at.getTime()
  const freeze = facts.freezes.find((one) => one.startsAt.getTime() <= at.getTime() && from < one.endsAt.getTime())
  return [
    {
      id,
      text,
      textZh,
      before: dueAt.toISOString(),
      after: at.toISOString(),
      wholeDay,
      settled,
      lateBefore: !settled && dueAt < now,
      lateAfter: !settled && at < now,
      freeze: settled ? null : (freeze?.reason ?? null),
    },
  ]
}

function movedSignature(signature: MovableSignature, facts: MoveFacts, to: Window, now: Date): MovedSignature[] {
  const { expiresAt, ...same } = signature
  if (!expiresAt) return []
  const [before, after] = [earlier(expiresAt, facts.windowEnd), earlier(expiresAt, to.windowEnd)]
  const effect = after <= now ? 'ends_now' : after <= to.windowStart ? 'ends_before_start' : 'stands'
  return [{ ...same, endsBefore: before.toISOString(), endsAfter: after.toISOString(), effect }]
}

const earlier = (a: Date, b: Date) => (a < b ? a : b)
