import { nextSlot, type SlotPlan } from '../schedules/slots'

/** The next times a schedule is due after a moment, at most so many; none for one that runs on triggers alone. */
export function nextTimes(plan: SlotPlan, after: Date, count: number): Date[] {
  const times: Date[] = []
  for (let at = nextSlot(plan, after); at !== null && times.length < count; at = nextSlot(plan, at)) times.push(at)
  return times
}
