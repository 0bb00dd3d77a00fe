import type { Tx } from '@/lib/core/db/client'
import type { EventKind } from '@/lib/core/events'
import { tell } from '@/lib/notifications/tell'
import { decideNotice, mutingWindow } from './rules'
import type { AlarmState } from './schema'

/** A schedule whose alarm may have to be told. */
export type TellableSchedule = {
  id: string
  suiteId: string
  environmentId: string
  integrationId: string
  alarm: AlarmState
  alarmSince: Date | null
  toldAlarm: AlarmState
}

type Emit = (kind: EventKind, payload: Record<string, unknown>) => Promise<void>

/**
 * Tells those who answer for an integration what a schedule's alarm says, once a change, in the caller's transaction, unless a maintenance
 * window mutes it: then it is told when the window is over, if it is still so. Answers whether something was told.
 */
export async function tellAlarm(tx: Tx, schedule: TellableSchedule, now: Date, emit: Emit): Promise<boolean> {
  const { id, suiteId, environmentId, integrationId, alarm, alarmSince } = schedule
  const windows = await tx.maintenanceWindow.findMany({
    where: { environmentId, startsAt: { lte: now }, endsAt: { gt: now }, endedAt: null },
  })
  const notice = decideNotice(alarm, schedule.toldAlarm, mutingWindow(windows, schedule, now) !== null)
  if (notice === null) return false
  await tx.smokeSchedule.update({ where: { id }, data: { toldAlarm: alarm } })
  if (notice === 'mark') return false
  const suite = await tx.smokeSuite.findUniqueOrThrow({
    where: { id: suiteId },
    select: { name: true, integration: { select: { name: true } } },
  })
  const environment = await tx.environment.findUniqueOrThrow({
    where: { id: environmentId },
    select: { key: true, name: true, timeZone: true },
  })
  const last = await tx.smokeRun.findFirst({
    where: { suiteId, environmentId, state: { in: ['passed', 'failed', 'errored', 'timed_out'] } },
    orderBy: { createdAt: 'desc' },
    select: { summary: true },
  })
  const since = (alarmSince ?? now).toISOString()
  const place = `${suite.integration.name} · ${environment.name}`
  const common = {
    personIds: await answerable(tx, integrationId),
    href: `/smoke/${suiteId}?environment=${environment.key}` as const,
    integrationId,
    dedupKey: `smoke_alarm:${id}:${since}:${notice}`,
  }
  if (notice === 'alarming') {
    const params = { suite: suite.name, place, summary: last?.summary ?? '', sinceAt: since, zone: environment.timeZone }
    await tell(tx, { ...common, kind: 'smoke_alarm', params })
  } else {
    await tell(tx, { ...common, kind: 'smoke_recovered', params: { suite: suite.name, place, sinceAt: since, zone: environment.timeZone } })
  }
  await emit('smoke.alarm_changed', { scheduleId: id, suiteId, environmentId, integrationId, alarm, since })
  return true
}

/** Who answers for an integration: the owners of its monitoring and its incidents, and everybody who is on call for it alone or for all. */
async function answerable(tx: Tx, integrationId: string): Promise<string[]> {
  const owners = await tx.owner.findMany({
    where: { integrationId, area: { in: ['monitoring', 'incident_response'] }, person: { disabledAt: null } },
    select: { personId: true },
  })
  const onCall = await tx.roleGrant.findMany({
    where: { role: 'on_call', OR: [{ integrationId }, { integrationId: null }], person: { disabledAt: null } },
    select: { personId: true },
  })
  return [...new Set([...owners, ...onCall].map(({ personId }) => personId))]
}
