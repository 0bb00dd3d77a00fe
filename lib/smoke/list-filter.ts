import { z } from 'zod'
import { safe } from './step-schema'

/**
 * What a list of suites is narrowed to: `failing` when the newest telling run somewhere did not pass, `passing` when it passed wherever one
 * ran, `alarming` and `scheduled` by their schedules.
 */
export const suiteStates = ['failing', 'alarming', 'running', 'passing', 'never', 'scheduled', 'unscheduled'] as const
export type SuiteState = (typeof suiteStates)[number]

export const SuiteFilter = z.object({
  /** Part of a name or key, of the suite or its integration. */
  search: safe.trim().max(200).optional(),
  /** The key of an integration. */
  integration: z.string().max(60).optional(),
  state: z.enum(suiteStates).optional(),
  archived: z.boolean().default(false),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export type SuiteFilter = z.output<typeof SuiteFilter>

export const suitesPerPage = 20
