import { DateTime } from 'luxon'

/**
 * A point in time from an input: with an offset as it is, without one in `zone`. A local time that the
 * clock change skips is moved forward by the hour that is missing. Null when there is no such day.
 */
export function readMoment(text: string, zone: string): Date | null {
  const parsed = DateTime.fromISO(text, { zone })
  return parsed.isValid ? parsed.toJSDate() : null
}
