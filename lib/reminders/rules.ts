/** Hours before the window opens at which an open signature is asked for again. Nearer than the request itself, a moment is left out. */
export const SIGN_MOMENTS = [24, 2] as const

/** Hours after a release is watched at which a signature of its end is asked for again. */
export const COMPLETION_AGAIN = 24

/**
 * Which of the moments before the window is the present one: the last that has come, if the signatures were asked for before it and the
 * window has not opened. Null when there is nothing to say now.
 */
export function signMoment(windowStart: Date, askedAt: Date, now: Date): number | null {
  if (now >= windowStart) return null
  const come = SIGN_MOMENTS.filter((hours) => now.getTime() >= windowStart.getTime() - hours * 3_600_000)
  const last = come.at(-1)
  return last !== undefined && askedAt.getTime() < windowStart.getTime() - last * 3_600_000 ? last : null
}

/** An item as reminders see it. */
export interface RemindedItem {
  id: string
  parentId: string | null
  kind: string
  before: 'start' | 'completion'
  dueAt: Date | null
  assigneeId: string | null
  announcedAt: Date | null
  judged: { state: string; late: boolean; optional: boolean; parent: boolean }
}

/**
 * The items to remind of: late, not settled, and not told since they are due at this time. Readings have their own way; what belongs after
 * the start waits for it; an optional item is nobody's duty until it is somebody's; of a parent and its late parts the parts speak.
 */
export function lateItems<I extends RemindedItem>(items: readonly I[], started: boolean): I[] {
  const late = items.filter(({ judged }) => judged.late && ['open', 'failed', 'stale'].includes(judged.state))
  const withLateParts = new Set(late.map((item) => item.parentId))
  return late.filter(
    (item) =>
      item.kind !== 'reading' &&
      !withLateParts.has(item.id) &&
      (item.before === 'start' || started) &&
      (!item.judged.optional || item.assigneeId !== null) &&
      item.dueAt !== null &&
      (item.announcedAt === null || item.announcedAt < item.dueAt),
  )
}
