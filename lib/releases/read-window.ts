import { refuse } from '@/lib/core/refusal'
import { readMoment } from '@/lib/integrations/moment'

/** The longest a window may be, in days: what is longer is a season, and its due times would mean nothing. */
const longestDays = 31

/** A window from an input, its local times read in its zone. Refuses one that ends before it begins or is too long. */
export function readWindow(window: { start: string; end: string; timeZone: string }): {
  windowStart: Date
  windowEnd: Date
  timeZone: string
} {
  const windowStart = readMoment(window.start, window.timeZone)
  const windowEnd = readMoment(window.end, window.timeZone)
  if (!windowStart) throw refuse('no_such_moment', {}, { status: 400, field: 'window.start' })
  if (!windowEnd) throw refuse('no_such_moment', {}, { status: 400, field: 'window.end' })
  if (windowEnd <= windowStart) throw refuse('window_order', {}, { status: 400, field: 'window.end' })
  if (windowEnd.getTime() - windowStart.getTime() > longestDays * 86_400_000) {
    throw refuse('window_too_long', { days: longestDays }, { status: 400, field: 'window.end' })
  }
  return { windowStart, windowEnd, timeZone: window.timeZone }
}
