import { personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { integrationOfSuite, lockActiveSuite } from '../locks'
import { isUnderWay, settleSlots } from './lock-schedule'
import { SaveScheduleInput } from './schema'
import { nextSlot } from './slots'
import { touchedBySchedule } from './touched'

/**
 * Says when a suite runs by itself in an environment; there is one schedule for both together, and saving again changes it. Refused: an
 * interval and a cron line at once, nothing that would ever start it, a cron line that never comes. A slot that is being asked ends as it began.
 */
export const saveSchedule = command({
  name: 'schedule.save',
  input: SaveScheduleInput,
  integration: integrationOfSuite,
  run: async ({ tx, actor, input, now, expectVersion }) => {
    const { suiteId, environmentId, ...settings } = input
    const suite = await lockActiveSuite(tx, suiteId)
    const environment = await tx.environment.findUnique({ where: { id: environmentId } })
    if (!environment || environment.integrationId !== suite.integrationId) throw notFound('environment')
    if (environment.archivedAt) throw refuse('environment_archived', { name: environment.name })
    refuseTimes(settings)
    await tx.$queryRaw`select id from smoke_schedules where suite_id = ${suiteId}::uuid and environment_id = ${environmentId}::uuid for update`
    const known = await tx.smokeSchedule.findUnique({ where: { suiteId_environmentId: { suiteId, environmentId } } })
    const before = known && settingsOf(known)
    if (known) expectVersion({ version: known.version, value: before })
    if (before && same(before, settings)) return { value: valueOf(known), audit: null }
    const row = known ?? (await tx.smokeSchedule.create({ data: made(input, actor, now) }))
    const moved = !known || known.everySeconds !== input.everySeconds || known.cron !== input.cron || known.timeZone !== input.timeZone
    const switched = !known || known.enabled !== input.enabled
    if (known && (moved || switched)) await settleSlots(tx, known, suite.revision, now, 'changed')
    const saved = await tx.smokeSchedule.update({
      where: { id: row.id },
      data: {
        ...settings,
        ...(known ? { version: { increment: 1 } } : {}),
        // Whoever asks the slot that is under way sets the next one as the schedule is by then.
        ...((moved || switched) && !isUnderWay(row, now)
          ? { nextDueAt: nextSlot({ ...settings, id: row.id }, now), leaseOwner: null, leaseUntil: null }
          : {}),
        // Nobody watches what is switched off: what its alarm said is not known any more.
        ...(input.enabled ? {} : { alarm: 'unknown', toldAlarm: 'unknown', alarmSince: null, failedInRow: 0, passedInRow: 0 }),
      },
    })
    const label = `${suite.name} · ${environment.name}`
    const place = { integrationId: suite.integrationId, environmentId }
    return {
      value: valueOf(saved),
      audit: { entity: { type: 'schedule', id: row.id, label }, before, after: { suiteId, environmentId, ...settings } },
      touched: touchedBySchedule({ ...place, suiteId }),
      changes: [
        {
          ...place,
          kind: 'suite',
          summary: `${label}: ${saved.enabled ? 'scheduled' : 'schedule switched off'}`,
          details: { what: saved.enabled ? 'schedule_saved' : 'schedule_off', suiteId, name: label },
        },
      ],
    }
  },
})

type Settings = Omit<SaveScheduleInput, 'suiteId' | 'environmentId'> & ReturnType<typeof settingsOf>

function refuseTimes({ everySeconds, cron, timeZone, onDeployment, onValueChange, onKeyChange }: Settings): void {
  if (everySeconds !== null && cron !== null) throw refuse('schedule_twofold', {}, { status: 400, field: 'cron' })
  if (everySeconds === null && cron === null && !onDeployment && !onValueChange && !onKeyChange) {
    throw refuse('schedule_without_time', {}, { status: 400, field: 'everySeconds' })
  }
  if (cron !== null && nextSlot({ id: '', enabled: true, everySeconds: null, cron, timeZone }, new Date()) === null) {
    throw refuse('schedule_never_due', {}, { status: 400, field: 'cron' })
  }
}

function made(input: { suiteId: string; environmentId: string }, actor: Parameters<typeof personIdOf>[0], now: Date) {
  const { suiteId, environmentId } = input
  return { suiteId, environmentId, createdById: personIdOf(actor), createdByName: actor.name, createdAt: now }
}

type Kept = {
  enabled: boolean
  everySeconds: number | null
  cron: string | null
  timeZone: string
  onDeployment: boolean
  onValueChange: boolean
  onKeyChange: boolean
  failAfter: number
  recoverAfter: number
}

function settingsOf(row: Kept): Kept {
  const { enabled, everySeconds, cron, timeZone, onDeployment, onValueChange, onKeyChange, failAfter, recoverAfter } = row
  return { enabled, everySeconds, cron, timeZone, onDeployment, onValueChange, onKeyChange, failAfter, recoverAfter }
}

function same(a: Kept, b: Kept): boolean {
  return (Object.keys(a) as (keyof Kept)[]).every((key) => a[key] === b[key])
}

const valueOf = (row: { id: string; version: number; nextDueAt: Date | null }) => ({
  id: row.id,
  version: row.version,
  nextDueAt: row.nextDueAt,
})
