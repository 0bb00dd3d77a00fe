import { z } from 'zod'

/** What a row covers, in seconds, finest first: five minutes, an hour, a day (UTC). */
export const levels = [300, 3600, 86_400] as const
export type Level = (typeof levels)[number]

export const SummariseRunsInput = z.strictObject({})

const counts = z.record(z.string(), z.number().int().nonnegative())
/** A row of `smoke_summaries` as it is read, or of runs that are not summarised yet. */
export const SummaryRow = z.object({
  startsAt: z.date(),
  /** A step by its planned name; empty for the whole run. */
  step: z.string(),
  /** Ends of runs, or of one step, by state. */
  counts,
  /** Of a run: how long those took that passed from the first step on. Of a step: how long answers took. Log buckets. */
  buckets: counts,
})
export type SummaryRow = z.output<typeof SummaryRow>
