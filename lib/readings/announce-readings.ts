import { lockItem } from '@/lib/checklists/lock-item'
import { record } from '@/lib/core/command'
import { tell } from '@/lib/notifications/tell'
import { concernedPeople } from '@/lib/releases/concerned-people'
import { touchedBy } from '@/lib/releases/locks'
import { type DueReading, releaseName, takeDueReadings } from './due-readings'
import { readParams } from './read-params'
import { missedAfter } from './rules'
import { NothingInput } from './schema'

/**
 * Announces every reading whose time has come, once, to those it concerns: under their bell and by mail. One whose grace had
 * passed before the release started could not be taken; it is noted and told to nobody. Runs each minute.
 */
export const announceReadings = record({
  name: 'reading.announce',
  input: NothingInput,
  run: async ({ tx, now }) => {
    const touched = new Set<string>()
    let announced = 0
    for (const reading of await takeDueReadings(tx, now, 'announce')) {
      const { standing } = await lockItem(tx, reading.id)
      if (standing.absent) continue
      await tx.checklistItem.update({ where: { id: reading.id }, data: { announcedAt: now, missedAt: null } })
      for (const topic of touchedBy(reading.releaseId)) touched.add(topic)
      const { graceMinutes } = readParams(reading.params)
      const end = missedAfter({ dueAt: reading.dueAt, graceMinutes })!
      if (end <= reading.startedAt || end <= now) continue
      await tell(tx, {
        personIds: await concernedPeople(tx, reading, reading),
        kind: 'reading_due',
        params: { ...namesOf(reading), missedAt: end.toISOString() },
        href: `/releases/${reading.releaseId}/readings#item-${reading.id}`,
        integrationId: reading.integrationId,
        dedupKey: `reading_due:${reading.id}:${reading.dueAt.toISOString()}`,
      })
      announced += 1
    }
    return { value: { announced }, touched: [...touched] }
  },
})

/** What notices about a reading are filled with. */
export function namesOf(reading: DueReading) {
  return {
    release: releaseName(reading),
    item: reading.text,
    itemZh: reading.textZh,
    dueAt: reading.dueAt.toISOString(),
    zone: reading.timeZone,
  }
}
