import { type Actor, mayRead } from '@/lib/core/actor'
import { clockOffset } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { stateOfWindow, type WindowState } from './rules'

/** Windows that are over are listed this long, in days. */
const keptDays = 30

/**
 * The maintenance windows of an integration, or of what one suite of it is told: running first, then coming, then those that ended lately.
 * Null when it is not there for this actor.
 */
export async function listWindows(actor: Actor, { integrationId, suiteId }: { integrationId: string; suiteId?: string }) {
  if (!mayRead(actor, integrationId)) return null
  const now = await databaseNow()
  const rows = await db.maintenanceWindow.findMany({
    where: {
      environment: { integrationId, archivedAt: null },
      ...(suiteId ? { OR: [{ suiteId: null }, { suiteId }] } : {}),
      endsAt: { gt: new Date(now.getTime() - keptDays * 86_400_000) },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: {
      id: true,
      environmentId: true,
      suiteId: true,
      startsAt: true,
      endsAt: true,
      endedAt: true,
      endedByName: true,
      reason: true,
      createdByName: true,
      environment: { select: { key: true, name: true, timeZone: true } },
    },
  })
  const suites = await db.smokeSuite.findMany({
    where: { id: { in: rows.flatMap((row) => (row.suiteId ? [row.suiteId] : [])) } },
    select: { id: true, name: true },
  })
  const names = new Map(suites.map((suite) => [suite.id, suite.name]))
  const windows = rows.map((row) => ({
    ...row,
    suiteName: row.suiteId ? (names.get(row.suiteId) ?? null) : null,
    state: stateOfWindow(row, now),
  }))
  const order: Record<WindowState, number> = { running: 0, coming: 1, over: 2 }
  const lastEnd = (window: (typeof windows)[number]) => (window.endedAt ?? window.endsAt).getTime()
  return {
    windows: windows.toSorted((a, b) => order[a.state] - order[b.state] || (a.state === 'over' ? lastEnd(b) - lastEnd(a) : 0)),
    may: { add: can(actor, 'maintenance.add', integrationId), end: can(actor, 'maintenance.end', integrationId) },
  }
}
export type ListedWindows = NonNullable<Awaited<ReturnType<typeof listWindows>>>
export type ListedWindow = ListedWindows['windows'][number]

async function databaseNow(): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`select now()`
  return new Date((row?.now ?? new Date()).getTime() + clockOffset())
}
