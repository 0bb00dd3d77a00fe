import { z } from 'zod'
import { record } from '@/lib/core/command'
import { tellAlarm, type TellableSchedule } from './tell-alarm'

/** Few at a time: a schedule's row is locked until the telling is done, and its next slot waits for that. */
const mostAtOnce = 20

/** Tells alarms that have turned, and those that turned while a maintenance window muted them once it is over and they are still so. */
export const tellAlarms = record({
  name: 'smoke.tell_alarms',
  input: z.strictObject({}),
  run: async ({ tx, now, emit }) => {
    const rows = await tx.$queryRaw<TellableSchedule[]>`
      select s.id::text, s.suite_id::text as "suiteId", s.environment_id::text as "environmentId", u.integration_id::text as "integrationId",
        s.alarm::text, s.alarm_since as "alarmSince", s.told_alarm::text as "toldAlarm"
      from smoke_schedules s join smoke_suites u on u.id = s.suite_id
      where s.alarm <> s.told_alarm order by s.id limit ${mostAtOnce} for update of s skip locked`
    let told = 0
    for (const row of rows) if (await tellAlarm(tx, row, now, emit)) told++
    return { value: { told, more: rows.length === mostAtOnce && told > 0 } }
  },
})
