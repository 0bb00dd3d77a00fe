import { z } from 'zod'

const id = z.uuid()

/** What may have happened that suites answer with a run. */
export const changeTriggers = ['deployment', 'value_change', 'key_change'] as const
export type ChangeTrigger = (typeof changeTriggers)[number]

/** A value that was set, replaced or cleared. */
export const AfterChangeInput = z.strictObject({ environmentId: id, variableId: id, version: z.int().positive() })

/** What the job says when it is time for a run. */
export const StartAfterChangeInput = z.strictObject({ scheduleId: id, trigger: z.enum(changeTriggers), by: z.string().max(200) })
