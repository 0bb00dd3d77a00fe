import type { PersonActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import type { ReleaseFacts } from '@/lib/releases/load-facts'
import { releaseOf } from './needs-of-release'
import { isLate, type Need } from './rules'

/**
 * Items of releases in flight that are assigned to a person and not settled: open ones and failed ones. Parents settle by their children.
 */
export async function listItemNeeds(actor: PersonActor, facts: readonly ReleaseFacts[], now: Date): Promise<Need[]> {
  const byChecklist = new Map(facts.map((each) => [each.release.checklistId, each]))
  const rows = await db.checklistItem.findMany({
    where: {
      assigneeId: actor.id,
      checklistId: { in: [...byChecklist.keys()] },
      removedAt: null,
      // Readings have their own lines, when they are due.
      kind: { not: 'reading' },
      children: { none: { removedAt: null } },
    },
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { position: 'asc' }],
    select: { id: true, checklistId: true, text: true, textZh: true, dueAt: true },
  })
  return rows.flatMap((row): Need[] => {
    const each = byChecklist.get(row.checklistId)
    // The plan's own judgement decides: an item whose condition does not hold is not there, a waived one asks nothing.
    const item = each?.plan.items.find((candidate) => candidate.id === row.id)
    if (!each || !item || (item.state !== 'open' && item.state !== 'failed' && item.state !== 'stale')) return []
    return [
      {
        kind: 'item',
        release: releaseOf(each),
        itemId: row.id,
        text: row.text,
        textZh: row.textZh,
        state: item.state === 'failed' ? 'failed' : 'open',
        dueAt: row.dueAt,
        late: isLate(row.dueAt, now),
      },
    ]
  })
}
