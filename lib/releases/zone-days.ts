import { zonedMoment } from './zoned-moment'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Where a moment stands on a zone's calendar: days since 1970-01-01 and minutes since midnight by the clock on the wall. */
export interface LocalDay {
  day: number
  minutes: number
}

/** A moment (milliseconds) on the calendar of an IANA zone. An unknown zone is read as UTC. Runs in the browser. */
export function localDay(at: number, zone: string): LocalDay {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const part of formatOf(zone).formatToParts(at)) parts[part.type] = Number(part.value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return { day: Math.round(Date.UTC(year, month - 1, day) / 86_400_000), minutes: hour * 60 + minute }
}

/** The date of a day's number, `2026-11-22`. */
export function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** The first moment of a day in a zone, in milliseconds: midnight, or what comes after it where the clocks skip midnight. */
export function dayStart(day: number, zone: string): number {
  return (zonedMoment(`${isoDay(day)}T00:00`, zone)?.at ?? new Date(day * 86_400_000)).getTime()
}

/** The same time by the clock so many days later, in milliseconds: calendar arithmetic, whatever daylight saving does between. */
export function addDays(at: number, days: number, zone: string): number {
  const { day, minutes } = localDay(at, zone)
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const moved = zonedMoment(`${isoDay(day + days)}T${clock}`, zone)?.at.getTime() ?? at + days * 86_400_000
  return moved + (at % 60_000)
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const options: Intl.DateTimeFormatOptions = {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }
  let made: Intl.DateTimeFormat
  try {
    made = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone })
  } catch {
    made = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' })
  }
  formats.set(zone, made)
  return made
}
