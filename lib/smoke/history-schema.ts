import { z } from 'zod'
import { runStates, runTriggers } from './schema'

/** Runs of one page of a history. */
export const runsPerPage = 25

/** What a suite's history is asked for. `state`: one state, or `broken` for every run that says something and did not pass. */
export const RunHistoryFilter = z.object({
  suiteId: z.uuid(),
  environment: z.string().max(60).optional(),
  state: z.enum([...runStates, 'broken']).optional(),
  trigger: z.enum(runTriggers).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  /** Continues after this run: the `next` of the page before. */
  after: z.uuid().optional(),
})
export type RunHistoryFilter = z.output<typeof RunHistoryFilter>
