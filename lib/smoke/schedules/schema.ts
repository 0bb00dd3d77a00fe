import { Cron } from 'croner'
import { z } from 'zod'

/** Seconds between slots at least: what is asked more often belongs to a metric, not to a smoke test. */
export const leastSeconds = 5
const mostSeconds = 7 * 86_400

/** Whether a line says minute, hour, day of the month, month and day of the week as cron does. Seconds and years are not taken. */
export function isCronLine(line: string): boolean {
  if (line.trim().split(/\s+/).length !== 5) return false
  try {
    return new Cron(line.trim(), { mode: '5-part', paused: true }).nextRun() !== null
  } catch {
    return false
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Runs in a row that an alarm waits for. */
const inRow = z.number().int().min(1).max(100)

export const SaveScheduleInput = z.strictObject({
  suiteId: z.uuid(),
  environmentId: z.uuid(),
  enabled: z.boolean().default(true),
  /** Seconds between slots; null with `cron`, or with triggers alone. */
  everySeconds: z.number().int().min(leastSeconds).max(mostSeconds).nullable().default(null),
  cron: z.string().trim().max(100).refine(isCronLine, 'cron').nullable().default(null),
  /** Where the cron line's hours are. */
  timeZone: z.string().max(60).refine(isTimeZone, 'time_zone').default('UTC'),
  onDeployment: z.boolean().default(false),
  onValueChange: z.boolean().default(false),
  onKeyChange: z.boolean().default(false),
  failAfter: inRow.default(3),
  recoverAfter: inRow.default(2),
})
export type SaveScheduleInput = z.input<typeof SaveScheduleInput>
export const ScheduleIdInput = z.strictObject({ scheduleId: z.uuid() })

export const alarmStates = ['unknown', 'ok', 'alarming'] as const
export type AlarmState = (typeof alarmStates)[number]
