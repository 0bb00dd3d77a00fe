import { DateTime } from 'luxon'

/** Whether an action is late: the day it was due on is over in the release's zone, and it is not done. */
export function isActionLate(action: { dueOn: Date; doneAt: Date | null }, timeZone: string, now: Date): boolean {
  if (action.doneAt) return false
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  const today = (local.isValid ? local : DateTime.fromJSDate(now, { zone: 'utc' })).toISODate() ?? ''
  return dayOf(action.dueOn) < today
}

/** A date column as the day it holds: `2026-11-29`. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
