import { z } from 'zod'

const id = z.uuid()

/** A value that was set, replaced or cleared. */
export const AfterChangeInput = z.strictObject({ environmentId: id, variableId: id, version: z.int().positive() })

/** What the job says when a change has settled. */
export const StartAfterChangeInput = z.strictObject({
  scheduleId: id,
  trigger: z.enum(['value_change', 'key_change']),
  by: z.string().max(200),
})
