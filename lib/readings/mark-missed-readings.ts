import { auditOf, lockItem } from '@/lib/checklists/lock-item'
import { type AuditRecord, command } from '@/lib/core/command'
import { tell } from '@/lib/notifications/tell'
import { touchedBy } from '@/lib/releases/locks'
import { namesOf } from './announce-readings'
import { takeDueReadings } from './due-readings'
import { readParams } from './read-params'
import { missedAfter } from './rules'
import { NothingInput } from './schema'

/**
 * Gives up readings that were not entered within their grace: the time is kept with the item, and the release's manager is told once,
 * unless the release started after the grace. Figures can still be entered. Runs each minute.
 */
export const markMissedReadings = command({
  name: 'reading.mark_missed',
  input: NothingInput,
  run: async ({ tx, now }) => {
    const audit: AuditRecord[] = []
    const touched = new Set<string>()
    for (const reading of await takeDueReadings(tx, now, 'miss')) {
      const { item, standing } = await lockItem(tx, reading.id)
      if (standing.absent) continue
      await tx.checklistItem.update({ where: { id: item.id }, data: { missedAt: now, version: { increment: 1 } } })
      audit.push({
        ...auditOf(item, { before: { state: item.state }, after: { state: item.state, missed: true, dueAt: reading.dueAt } }),
        integrationId: reading.integrationId,
      })
      for (const topic of touchedBy(reading.releaseId)) touched.add(topic)
      const end = missedAfter({ dueAt: reading.dueAt, graceMinutes: readParams(reading.params).graceMinutes })!
      if (end <= reading.startedAt) continue
      await tell(tx, {
        personIds: [reading.managerId],
        kind: 'reading_missed',
        params: namesOf(reading),
        href: `/releases/${reading.releaseId}/readings#item-${reading.id}`,
        integrationId: reading.integrationId,
        dedupKey: `reading_missed:${reading.id}:${reading.dueAt.toISOString()}`,
      })
    }
    return { value: { missed: audit.length }, audit: audit.length > 0 ? audit : null, touched: [...touched] }
  },
})
