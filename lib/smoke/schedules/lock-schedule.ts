import type { Tx } from '@/lib/core/db/client'
import { keepMissed, type MissReason } from './keep-missed'
import { missedSlots, nextSlot, type SlotPlan } from './slots'

/** A schedule's row as it is locked. */
export type ScheduleRow = SlotPlan & {
  suiteId: string
  environmentId: string
  nextDueAt: Date | null
  leaseOwner: string | null
  leaseUntil: Date | null
}

/** Whether a worker is asking the slot now: it is due and held. */
export function isUnderWay(schedule: ScheduleRow, now: Date): boolean {
  const { nextDueAt, leaseOwner, leaseUntil } = schedule
  return nextDueAt !== null && nextDueAt <= now && leaseOwner !== null && leaseUntil !== null && leaseUntil > now
}

/**
 * Accounts for every slot of a locked schedule that is due and was not asked, before it is changed or removed: afterwards nobody could say
 * that it was ever due. A slot that is being asked belongs to whoever asks it.
 */
export async function settleSlots(tx: Tx, schedule: ScheduleRow, revision: number, now: Date, reason: MissReason): Promise<void> {
  const { nextDueAt } = schedule
  if (nextDueAt === null || nextDueAt > now) return
  const underWay = isUnderWay(schedule, now)
  const first = underWay && reason !== 'removed' ? nextSlot({ ...schedule, enabled: true }, nextDueAt) : nextDueAt
  if (first === null || first > now) return
  const place = { scheduleId: schedule.id, suiteId: schedule.suiteId, environmentId: schedule.environmentId, revision }
  await keepMissed(tx, [{ ...place, reason: underWay ? reason : 'nobody', slots: missedSlots(schedule, first, now) }], now)
}
