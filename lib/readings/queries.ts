import { readChecklist } from '@/lib/checklists/read-checklist'
import { type Actor, mayRead } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { readKept } from './figures'
import { metricsOf, readParams, readParts } from './read-params'
import { judgeReading, missedAfter, unitOf } from './rules'
import type { ReadingsView, ReadingView } from './view'

/** The readings of a release with their figures, in the order of their times; null when it is not there for this actor. */
export async function getReadings(actor: Actor, releaseId: string): Promise<ReadingsView | null> {
  const release = await db.release.findUnique({
    where: { id: releaseId },
    select: { id: true, integrationId: true, checklistId: true, startedAt: true },
  })
  if (!release || !mayRead(actor, release.integrationId)) return null
  const now = clock()
  const loaded = await readChecklist(db, release.checklistId, now)
  if (!loaded) return null
  const { checklist } = loaded
  const parts = readParts(checklist.parts)
  const items = loaded.items.filter((item) => item.kind === 'reading' && item.judged.state !== 'absent')
  const readings = items.map((item): ReadingView => {
    const { watch, graceMinutes } = readParams(item.params)
    const entries = item.evidence.filter((one) => one.kind === 'figures')
    const last = entries.at(-1)
    const kept = readKept(last?.value)
    return {
      itemId: item.id,
      text: item.text,
      textZh: item.textZh,
      watch,
      dueAt: item.dueAt?.toISOString() ?? null,
      missedAfter: missedAfter({ dueAt: item.dueAt, graceMinutes })?.toISOString() ?? null,
      standing: judgeReading({ state: item.judged.state, dueAt: item.dueAt, graceMinutes, enteredAt: last?.addedAt ?? null }, now),
      state: item.judged.state,
      enteredAt: last?.addedAt.toISOString() ?? null,
      enteredByName: last?.addedByName ?? null,
      figures: kept?.figures ?? [],
      note: kept?.note ?? '',
      asks: metricsOf(parts, watch).map((metric) => metric.key),
      entries: entries.length,
    }
  })
  const asked = new Set(readings.flatMap((reading) => [...reading.asks, ...reading.figures.map((figure) => figure.key)]))
  return {
    releaseId,
    timeZone: checklist.timeZone,
    windowStart: checklist.windowStart.toISOString(),
    started: release.startedAt !== null,
    closed: checklist.closedAt !== null,
    metrics: parts.metrics
      .filter((metric) => asked.has(metric.key))
      .map(({ key, title, titleZh, target, threshold, ...metric }) => ({
        key,
        title,
        titleZh,
        target,
        threshold,
        unit: unitOf({ ...metric, target, threshold }),
      })),
    readings: readings.toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')),
    mayRecord: checklist.closedAt === null && can(actor, 'reading.record', release.integrationId),
    readAt: now.toISOString(),
  }
}
