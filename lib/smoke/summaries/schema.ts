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

/** How far back a trend looks. */
export const ranges = ['24h', '7d', '30d', '90d'] as const
export type Range = (typeof ranges)[number]

/**
 * What a point of each range covers (`point`, seconds), the rows it is made of (`level`), the coarser rows that the figures of the whole range are
 * made of (`whole`; the range begins where one of them does), and how long it is. At most 300 points, which a chart draws at once.
 */
export const rangeShape: Record<Range, { point: number; level: Level; whole: Level; seconds: number }> = {
  '24h': { point: 300, level: 300, whole: 3600, seconds: 86_400 },
  '7d': { point: 3600, level: 3600, whole: 3600, seconds: 7 * 86_400 },
  '30d': { point: 4 * 3600, level: 3600, whole: 86_400, seconds: 30 * 86_400 },
  '90d': { point: 86_400, level: 86_400, whole: 86_400, seconds: 90 * 86_400 },
}

/** What a trend is asked for. `step` is a planned name; none: the whole run. */
export const TrendFilter = z.object({
  suiteId: z.uuid(),
  environment: z.string().min(1).max(60),
  range: z.enum(ranges).default('24h'),
  step: z.string().max(600).default(''),
})
export type TrendFilter = z.output<typeof TrendFilter>
