import { createHash } from 'node:crypto'
import { Cron } from 'croner'

/** When a schedule is due, as its row says it. */
export type SlotPlan = { id: string; enabled: boolean; everySeconds: number | null; cron: string | null; timeZone: string }

/** Missed slots that get a row of their own; what is older shares one. */
export const ownRows = 100
/** How far back a cron line's missed slots are counted one by one. */
const mostCounted = 20_000

/**
 * Where in its interval a schedule's slots lie, in milliseconds: spread by its id, so that many schedules of one interval do not fall on one
 * instant, and the same for good, so that slots stay where they are through restarts and changes.
 */
export function phaseOf(id: string, everyMs: number): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % everyMs
}

/** The first slot after a moment; null when there is none: switched off, on triggers alone, or a cron line that never comes again. */
export function nextSlot(plan: SlotPlan, after: Date): Date | null {
  if (!plan.enabled) return null
  if (plan.everySeconds !== null) {
    const every = plan.everySeconds * 1000
    const phase = phaseOf(plan.id, every)
    return new Date((Math.floor((after.getTime() - phase) / every) + 1) * every + phase)
  }
  if (plan.cron === null) return null
  return cronOf(plan.cron, plan.timeZone).nextRun(after)
}

/** The newest slot from `first` on that is not after a moment; null when `first` itself is. */
export function newestSlot(plan: SlotPlan, first: Date, until: Date): Date | null {
  if (first > until) return null
  if (plan.everySeconds !== null) {
    const every = plan.everySeconds * 1000
    return new Date(first.getTime() + Math.floor((until.getTime() - first.getTime()) / every) * every)
  }
  let newest = first
  for (let count = 0; count < mostCounted; count++) {
    const next = nextSlot({ ...plan, enabled: true }, newest)
    if (next === null || next > until) break
    newest = next
  }
  return newest
}

/** A row that accounts for slots that were not asked: its slot, how many it stands for, and the oldest of them. */
export type Missed = { dueAt: Date; slots: number; from: Date }

/**
 * The rows for the slots from `first` to `until`, both included, oldest first. The newest `ownRows` have one each; what is older is one row at
 * the newest of those, which says how many it stands for.
 */
export function missedSlots(plan: SlotPlan, first: Date, until: Date): Missed[] {
  if (plan.everySeconds !== null) {
    const every = plan.everySeconds * 1000
    const count = Math.floor((until.getTime() - first.getTime()) / every) + 1
    const single = Math.min(count, ownRows)
    const older = Math.max(0, count - single)
    const at = (n: number) => new Date(first.getTime() + n * every)
    const shared: Missed[] = older > 0 ? [{ dueAt: at(older - 1), slots: older, from: first }] : []
    return [...shared, ...Array.from({ length: Math.max(0, single) }, (_, n) => one(at(older + n)))]
  }
  const all: Date[] = []
  for (let at: Date | null = first; at !== null && at <= until && all.length < mostCounted; at = nextSlot(plan, at)) all.push(at)
  const older = all.slice(0, Math.max(0, all.length - ownRows))
  const last = older.at(-1)
  return [...(last && older[0] ? [{ dueAt: last, slots: older.length, from: older[0] }] : []), ...all.slice(older.length).map(one)]
}

const one = (at: Date): Missed => ({ dueAt: at, slots: 1, from: at })

/**
 * How late a slot may still be asked, in milliseconds: half the time to the next one, at most so many seconds. What is later is accounted for
 * as not asked.
 */
export function graceOf(plan: SlotPlan, dueAt: Date): number {
  const next = nextSlot({ ...plan, enabled: true }, dueAt)
  return Math.min(mostLateMs, next === null ? mostLateMs : (next.getTime() - dueAt.getTime()) / 2)
}
const mostLateMs = 10_000

const lines = new Map<string, Cron>()

/** Reading a line costs more than asking it: the last few hundred are kept. */
function cronOf(line: string, timeZone: string): Cron {
  const key = `${timeZone}\n${line}`
  const known = lines.get(key)
  if (known) return known
  if (lines.size > 500) lines.clear()
  const made = new Cron(line, { mode: '5-part', paused: true, timezone: timeZone })
  lines.set(key, made)
  return made
}
