import { DateTime } from 'luxon'
import type { Due } from './schema'

/** A due time on the clock. `wholeDay` means "some time that day": it is late once the day is over. */
export interface ResolvedDue {
  at: Date
  wholeDay: boolean
}

/**
 * The moment something is due, from the window's start and the release's zone.
 *
 * Days and clock times are calendar arithmetic in the zone: D-7 is seven dates earlier, whatever daylight saving does between.
 * A clock time skipped in spring moves on by the length of the gap (02:05 becomes 03:05); one that occurs twice in
 * autumn means the first. Minutes and hours are elapsed time. Refuses (throws) an unknown zone.
 */
export function resolveDue(due: Due, windowStart: Date, timeZone: string): ResolvedDue {
  const start = DateTime.fromJSDate(windowStart, { zone: timeZone })
  if (!start.isValid) throw new RangeError(`not a time in a known zone: ${timeZone}`)
  if ('days' in due) {
    return { at: start.startOf('day').plus({ days: due.days }).endOf('day').set({ second: 0, millisecond: 0 }).toJSDate(), wholeDay: true }
  }
  if ('day' in due) {
    const date = start.startOf('day').plus({ days: due.day })
    const [hour = 0, minute = 0] = due.time.split(':').map(Number)
    const { year, month, day } = date
    return { at: first(DateTime.fromObject({ year, month, day, hour, minute }, { zone: timeZone })).toJSDate(), wholeDay: false }
  }
  const minutes = 'afterMinutes' in due ? due.afterMinutes : due.afterHours * 60
  return { at: start.plus({ minutes }).toJSDate(), wholeDay: false }
}

/** The earlier of the moments with the same clock time. */
function first(time: DateTime): DateTime {
  const same = time.getPossibleOffsets()
  return same.reduce((earliest, other) => (other < earliest ? other : earliest), time)
}
