/** A wall-clock time `2026-11-22T02:00` in a zone, as an instant; `gap` when the clocks skip it and the time after is meant. */
export interface ZonedMoment {
  at: Date
  gap: boolean
}

const wall = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/

/** Minutes a zone is ahead of UTC at an instant. Throws a RangeError for an unknown zone. */
function offsetMinutes(at: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, Number(part.value)])) as Record<string, number>
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000) / 60_000)
}

/**
 * Reads a local time in a zone as the server will: a time that the clocks skip moves on by the gap, one that occurs twice
 * means the first. Null for what is no date, no time or no zone. Small enough for the browser.
 */
export function zonedMoment(local: string, zone: string): ZonedMoment | null {
  const match = wall.exec(local)
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number)
  const naive = Date.UTC(year, month - 1, day, hour, minute)
  const check = new Date(naive)
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day || hour > 23 || minute > 59) return null
  try {
    const offsets = [...new Set([naive - 86_400_000, naive + 86_400_000].map((around) => offsetMinutes(around, zone)))]
    const fitting = offsets.map((offset) => naive - offset * 60_000).filter((at) => at + offsetMinutes(at, zone) * 60_000 === naive)
    if (fitting.length > 0) return { at: new Date(Math.min(...fitting)), gap: false }
    // Skipped: the offset from before the change puts it after the gap.
    return { at: new Date(naive - offsetMinutes(naive - 86_400_000, zone) * 60_000), gap: true }
  } catch {
    return null
  }
}

/** An instant as the value of a `datetime-local` input in a zone. An unknown zone is read as UTC. */
export function toLocalInput(at: Date, zone: string): string {
  let offset = 0
  try {
    offset = offsetMinutes(at.getTime(), zone)
  } catch {
    offset = 0
  }
  return new Date(at.getTime() + offset * 60_000).toISOString().slice(0, 16)
}
