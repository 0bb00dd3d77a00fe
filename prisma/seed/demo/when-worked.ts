import { db } from '@/lib/core/db/client'
import type { Agenda } from './agenda'
import type { Cast } from './fill-people'
import { day, hour, minute } from './make-release'
import { type Leaf, leavesOf, workItems } from './work-items'

/** Notes for each item of a release that a filter lets through when somebody of the cast settles it. */
export async function noteWork(agenda: Agenda, cast: Cast, releaseId: string, filter: (item: Leaf) => boolean): Promise<void> {
  const release = await db.release.findUniqueOrThrow({ where: { id: releaseId }, include: { checklist: true } })
  const opens = release.checklist.windowStart.getTime()
  const items = (await leavesOf(releaseId)).filter((item) => item.state === 'open' && filter(item))
  items.forEach((item, index) => agenda.note(whenWorked(item, index, release.createdAt.getTime(), opens), () => workItems(cast, [item])))
}

/** When an item is settled: readings soon after they are due, steps of the window when they end, the rest in good time. */
function whenWorked(item: Leaf, index: number, created: number, opens: number): number {
  const due = item.dueAt?.getTime() ?? null
  if (item.kind === 'reading') return (due ?? opens) + 4 * minute
  if (item.before === 'start') {
    const begun = created + (20 + 11 * index) * minute
    // Not before the last hours: a release made late is worked at once.
    return Math.min(due === null ? begun : Math.max(begun, due - 5 * hour), Math.min(opens, Date.now()) - 4 * hour)
  }
  if (due === null) return opens + 3 * hour
  if (due >= opens + day) return due - 6 * hour
  return due - opens < hour ? due + (item.estimateMinutes ?? 1) * minute : due - minute
}
