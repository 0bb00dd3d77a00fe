import type { MissReason } from './keep-missed'
import { graceOf, type Missed, missedSlots, newestSlot, nextSlot, type SlotPlan } from './slots'

/** A schedule that has a slot due soon and that nobody holds. */
export type Claimable = SlotPlan & { nextDueAt: Date; leaseOwner: string | null; archived: boolean }

export type ClaimVerdict = {
  /** The slot that becomes the next one; null when there is none. */
  nextDueAt: Date | null
  /** Whether it is leased now, to be asked when it is due. */
  claimed: boolean
  /** Slots that nobody asked and nobody will, with the reason. */
  missed: { reason: MissReason; slots: Missed[] }[]
}

/**
 * What becomes of a schedule that is looked at at `now`. Somebody's lease that ran out on a due slot means that it went away with it. What is
 * too late is accounted for; the newest slot is still asked when it is late by less than its grace. While another run of the same suite and
 * environment is under way (`busy`) nothing is asked. Archived: no slot is due.
 */
export function judgeClaim(schedule: Claimable, { now, until, busy }: { now: Date; until: Date; busy: boolean }): ClaimVerdict {
  if (schedule.archived) return { nextDueAt: nextSlot(schedule, now), claimed: false, missed: [] }
  const missed: ClaimVerdict['missed'] = []
  let due: Date | null = schedule.nextDueAt
  if (schedule.leaseOwner !== null && due <= now) {
    missed.push({ reason: 'gone', slots: [{ dueAt: due, slots: 1, from: due }] })
    due = nextSlot(schedule, due)
  }
  const newest = due && newestSlot(schedule, due, now)
  if (due && newest) {
    const tooLate = now.getTime() - newest.getTime() > graceOf(schedule, newest)
    const last = tooLate ? newest : new Date(newest.getTime() - 1)
    const slots = missedSlots(schedule, due, last)
    if (slots.length > 0) missed.push({ reason: busy ? 'busy' : 'nobody', slots })
    due = nextSlot(schedule, last)
  }
  return { nextDueAt: due, claimed: !busy && due !== null && due <= until, missed }
}
