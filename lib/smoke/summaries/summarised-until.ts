import type { Reader } from '@/lib/core/db/client'

/** The row of `settings` that holds how far runs have been summarised. */
export const summariesKey = 'smoke_summaries'

/**
 * Every run that finished before this moment is counted in `smoke_summaries` and may be pruned; one that finished at it or later is not, and must be
 * kept. Null: nothing has been summarised yet, so nothing may be pruned.
 */
export async function summarisedUntil(reader: Reader): Promise<Date | null> {
  const [row] = await reader.$queryRaw<{ until: Date | null }[]>`
    select date_trunc('milliseconds', (value ->> 'until')::timestamptz) as until from settings where key = ${summariesKey}`
  return row?.until ?? null
}
