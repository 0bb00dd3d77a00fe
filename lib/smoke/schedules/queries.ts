import { z } from 'zod'
import { type Actor, mayRead, readableIntegrations } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { mutingWindow } from './rules'

export const ScheduleFilter = z.object({ suiteId: z.uuid().optional(), environmentId: z.uuid().optional() })
export type ScheduleFilter = z.infer<typeof ScheduleFilter>

const named = { select: { id: true, key: true, name: true, archivedAt: true } } as const
const withPlace = {
  suite: {
    select: { ...named.select, integrationId: true, integration: { select: { id: true, key: true, name: true, archivedAt: true } } },
  },
  environment: named,
} as const

/** The schedules an actor may read, by integration, suite and environment: when each is due, what its alarm says, and what mutes it. */
export async function listSchedules(actor: Actor, filter: ScheduleFilter & { suiteIds?: readonly string[] } = {}) {
  const readable = readableIntegrations(actor)
  const rows = await db.smokeSchedule.findMany({
    where: {
      suiteId: filter.suiteIds ? { in: [...filter.suiteIds] } : filter.suiteId,
      environmentId: filter.environmentId,
      suite: { archivedAt: null, integration: { archivedAt: null }, ...(readable === 'all' ? {} : { integrationId: { in: readable } }) },
      environment: { archivedAt: null },
    },
    include: withPlace,
    orderBy: [{ suite: { integration: { name: 'asc' } } }, { suite: { name: 'asc' } }, { environment: { position: 'asc' } }, { id: 'asc' }],
  })
  const windows = await windowsOf(rows.map((row) => row.environmentId))
  const at = clock()
  return rows.map((row) => view(actor, row, windows, at))
}

/** One schedule; null when it is not there for this actor. */
export async function getSchedule(actor: Actor, scheduleId: string): Promise<ScheduleView | null> {
  const row = await db.smokeSchedule.findUnique({ where: { id: scheduleId }, include: withPlace })
  if (!row || !mayRead(actor, row.suite.integrationId)) return null
  return view(actor, row, await windowsOf([row.environmentId]), clock())
}

export type ScheduleView = Awaited<ReturnType<typeof listSchedules>>[number]

async function rowsOf() {
  return db.smokeSchedule.findMany({ include: withPlace })
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number]
type Window = Awaited<ReturnType<typeof windowsOf>>[number]

async function windowsOf(environmentIds: readonly string[]) {
  if (environmentIds.length === 0) return []
  return db.maintenanceWindow.findMany({
    where: { environmentId: { in: [...new Set(environmentIds)] }, endedAt: null, endsAt: { gt: clock() } },
    select: {
      id: true,
      environmentId: true,
      suiteId: true,
      startsAt: true,
      endsAt: true,
      endedAt: true,
      reason: true,
      createdByName: true,
    },
  })
}

function view(actor: Actor, row: Row, windows: readonly Window[], at: Date) {
  const { integration, integrationId, ...suite } = row.suite
  const muted = mutingWindow(windows, row, at)
  const archived = suite.archivedAt !== null || row.environment.archivedAt !== null || integration.archivedAt !== null
  return {
    id: row.id,
    suite: { id: suite.id, key: suite.key, name: suite.name },
    integration: { id: integration.id, key: integration.key, name: integration.name },
    environment: { id: row.environment.id, key: row.environment.key, name: row.environment.name },
    enabled: row.enabled,
    everySeconds: row.everySeconds,
    cron: row.cron,
    timeZone: row.timeZone,
    onDeployment: row.onDeployment,
    onValueChange: row.onValueChange,
    onKeyChange: row.onKeyChange,
    failAfter: row.failAfter,
    recoverAfter: row.recoverAfter,
    version: row.version,
    createdByName: row.createdByName,
    createdAt: row.createdAt,
    /** The slot that is asked next, or is being asked; null when it has none. */
    nextDueAt: archived ? null : row.nextDueAt,
    alarm: { state: row.alarm, since: row.alarmSince, failedInRow: row.failedInRow, passedInRow: row.passedInRow },
    /** The maintenance window that mutes its alarm now. */
    mutedBy: muted && {
      id: muted.id,
      reason: muted.reason,
      startsAt: muted.startsAt,
      endsAt: muted.endsAt,
      byName: muted.createdByName,
      wholeEnvironment: muted.suiteId === null,
    },
    may: {
      save: !archived && can(actor, 'schedule.save', integrationId),
      remove: can(actor, 'schedule.remove', integrationId),
    },
  }
}
