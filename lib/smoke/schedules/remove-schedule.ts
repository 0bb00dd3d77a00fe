import { command } from '@/lib/core/command'
import { notFound } from '@/lib/core/refusal'
import { settleSlots } from './lock-schedule'
import { ScheduleIdInput } from './schema'
import { touchedBySchedule } from './touched'

/** Takes a schedule away. Its runs stay; a slot that is being asked ends as `interrupted`. */
export const removeSchedule = command({
  name: 'schedule.remove',
  input: ScheduleIdInput,
  integration: async (tx, { scheduleId }) => {
    const found = await tx.smokeSchedule.findUnique({ where: { id: scheduleId }, select: { suite: { select: { integrationId: true } } } })
    return found?.suite.integrationId ?? null
  },
  run: async ({ tx, input, now, expectVersion }) => {
    await tx.$queryRaw`select id from smoke_schedules where id = ${input.scheduleId}::uuid for update`
    const schedule = await tx.smokeSchedule.findUnique({
      where: { id: input.scheduleId },
      include: { suite: { select: { name: true, revision: true, integrationId: true } }, environment: { select: { name: true } } },
    })
    if (!schedule) throw notFound('schedule')
    const { suite, environment, suiteId, environmentId, enabled, everySeconds, cron, timeZone } = schedule
    expectVersion({ version: schedule.version, value: { enabled, everySeconds, cron, timeZone } })
    await settleSlots(tx, schedule, suite.revision, now, 'removed')
    await tx.smokeSchedule.delete({ where: { id: schedule.id } })
    const label = `${suite.name} · ${environment.name}`
    const place = { integrationId: suite.integrationId, environmentId }
    return {
      value: { id: schedule.id },
      audit: {
        entity: { type: 'schedule', id: schedule.id, label },
        before: { suiteId, environmentId, enabled, everySeconds, cron, timeZone },
        after: null,
      },
      touched: touchedBySchedule({ ...place, suiteId }),
      changes: [
        { ...place, kind: 'suite', summary: `${label}: schedule removed`, details: { what: 'schedule_removed', suiteId, name: label } },
      ],
    }
  },
})
