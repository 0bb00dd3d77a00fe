import { z } from 'zod'
import { SaveScheduleInput } from '../schedules/schema'

const id = z.uuid()

/** What may have happened that suites answer with a run. */
export const changeTriggers = ['deployment', 'value_change', 'key_change'] as const
export type ChangeTrigger = (typeof changeTriggers)[number]

/** A value that was set, replaced or cleared. */
export const AfterChangeInput = z.strictObject({ environmentId: id, variableId: id, version: z.int().positive() })

/** What the job says when it is time for a run. */
export const StartAfterChangeInput = z.strictObject({ scheduleId: id, trigger: z.enum(changeTriggers), by: z.string().max(200) })

/** What a form asks before it is saved: when would it be due? Numbers come as text, as addresses have them. */
export const TimesAsked = z.object({
  everySeconds: z.coerce.number<string>().pipe(SaveScheduleInput.shape.everySeconds.unwrap().unwrap()).optional(),
  cron: z.string().max(100).pipe(SaveScheduleInput.shape.cron.unwrap().unwrap()).optional(),
  timeZone: SaveScheduleInput.shape.timeZone,
  /** The schedule there is already: an interval's slots lie where its id puts them. */
  scheduleId: z.uuid().optional(),
})
