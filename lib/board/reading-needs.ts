import type { PersonActor } from '@/lib/core/actor'
import { readParams } from '@/lib/readings/read-params'
import { judgeReading } from '@/lib/readings/rules'
import type { ReleaseFacts } from '@/lib/releases/load-facts'
import { releaseOf } from './needs-of-release'
import type { Need } from './rules'

type Item = ReleaseFacts['plan']['checklist']['items'][number]

/**
 * Readings of a started release that are due now, for whom they concern, and the missed ones in one line: theirs, and all of them for the
 * release's manager.
 */
export function readingNeeds(facts: ReleaseFacts, actor: PersonActor, now: Date): Need[] {
  const { release, plan } = facts
  if (!release.startedAt) return []
  const readings = plan.checklist.items.filter((item) => item.kind === 'reading' && item.judged.state !== 'absent')
  const standingOf = (item: Item) => {
    const entered = item.evidence.findLast((one) => one.kind === 'figures')
    return judgeReading(
      {
        state: item.judged.state,
        dueAt: item.dueAt,
        graceMinutes: readParams(item.params).graceMinutes,
        enteredAt: entered?.addedAt ?? null,
      },
      now,
    )
  }
  const own = (item: Item) => concerns(item, release, actor)
  const due = readings.filter((item) => standingOf(item) === 'due' && own(item))
  const missed = readings.filter((item) => standingOf(item) === 'missed' && (own(item) || release.managerId === actor.id))
  const need = (item: Item, state: 'due' | 'missed', more: number): Need => ({
    kind: 'reading',
    release: releaseOf(facts),
    itemId: item.id,
    text: item.text,
    textZh: item.textZh,
    state,
    dueAt: item.dueAt,
    more,
  })
  const last = missed.toSorted((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0)).at(-1)
  return [...due.map((item) => need(item, 'due', 0)), ...(last ? [need(last, 'missed', missed.length - 1)] : [])]
}

/** Whether an item is somebody's: assigned to them, else of a role they hold here, else of no role in a release they manage. */
function concerns(item: Item, release: { integrationId: string; managerId: string }, actor: PersonActor): boolean {
  if (item.assigneeId) return item.assigneeId === actor.id
  if (!item.roleKey) return release.managerId === actor.id
  return actor.slotRoles.some(
    ({ key, integrationId }) => key === item.roleKey && (integrationId === null || integrationId === release.integrationId),
  )
}
