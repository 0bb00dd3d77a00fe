import type { Due } from './schema'

/** `D-7`, `D-day 02:05`, `+15 min`, `D+24 h`: the same in every language. */
export function formatDue(due: Due): string {
  if ('days' in due) return formatDay(due.days)
  if ('day' in due) return `${formatDay(due.day)} ${due.time}`
  if ('afterMinutes' in due) return `${sign(due.afterMinutes)} min`
  return `D${sign(due.afterHours)} h`
}

/** Where a phase stands: like a due time, but the window's own start reads `D-day` instead of `+0 min`. */
export function formatPhase(offset: Due): string {
  return 'afterMinutes' in offset && offset.afterMinutes === 0 ? formatDay(0) : formatDue(offset)
}

const sign = (value: number) => (value < 0 ? String(value) : `+${value}`)
const formatDay = (days: number) => (days === 0 ? 'D-day' : `D${sign(days)}`)

const DAY = /^D(?:-day|([+-]\d{1,3}))(?:\s+(\d{1,2}:\d{2}))?$/i
const HOURS = /^D([+-]\d{1,4})\s*h$/i
const MINUTES = /^([+-]\d{1,5})\s*min$/i

/**
 * Reads what `formatDue` writes, blanks and case aside; null for anything else. Whether the figures are in range is the schema's to say.
 */
export function parseDue(text: string): Due | null {
  const trimmed = text.trim()
  const minutes = MINUTES.exec(trimmed)
  if (minutes) return { afterMinutes: Number(minutes[1]) }
  const hours = HOURS.exec(trimmed)
  if (hours) return { afterHours: Number(hours[1]) }
  const day = DAY.exec(trimmed)
  if (!day) return null
  const days = Number(day[1] ?? 0)
  return day[2] ? { day: days, time: day[2].padStart(5, '0') } : { days }
}
