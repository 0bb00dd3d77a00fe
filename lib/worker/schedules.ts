import { slotOf, takeSlot } from '@/lib/core/jobs/take-slot'
import { describeError, log } from '@/lib/core/log'
import type { Entry } from './entry'

/**
 * Looks every second which schedules have come into a new slot and takes it. Any number of workers may do so: a slot has one taker. A
 * worker that was away takes the current slot only; missed ones are not made up for.
 */
export function startSchedules(
  entries: Entry[],
  workerId: string,
  now: () => Date = () => new Date(),
): { stop: () => void; look: () => Promise<void> } {
  const schedules = entries.filter((entry) => entry.type === 'schedule')
  const tried = new Map<string, number>()
  let busy = false
  const look = async () => {
    if (busy) return
    busy = true
    try {
      for (const { name, seconds } of schedules) {
        const due = slotOf(now(), seconds)
        if ((tried.get(name) ?? 0) >= due.getTime()) continue
        await takeSlot(name, due, workerId)
        tried.set(name, due.getTime())
      }
    } catch (error) {
      log.warn({ error: describeError(error) }, 'schedules could not be looked at')
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void look(), 1000)
  return { stop: () => clearInterval(timer), look }
}
