import { z } from 'zod'
import type { Reader } from '@/lib/core/db/client'
import { runCounts } from './run-count-queries'
import { type Level, SummaryRow } from './schema'
import { summariesKey } from './summarised-until'

type Place = { suiteId: string; environmentId: string; step?: string }

/**
 * What ended in a place since `from`, as rows of at most `level` seconds: those that are written, finer ones for what the coarser do not cover yet,
 * and the newest runs counted where they are. Each run is in exactly one row. `from` must be where a row of `level` begins.
 */
export async function readSummaries(reader: Reader, place: Place, from: Date, level: Level): Promise<SummaryRow[]> {
  const { suiteId, environmentId, step = null } = place
  const [held] = await reader.$queryRaw<{ until: string }[]>`
    select greatest(${from}::timestamptz, (select (value ->> 'until')::timestamptz from settings where key = ${summariesKey}))::text as until`
  const until = held?.until ?? from.toISOString()
  const rows = await reader.$queryRaw`
    with edge as (
      select ${from}::timestamptz as first, ${until}::timestamptz as until,
        greatest(${from}::timestamptz, date_bin('1 day', ${until}::timestamptz, 'epoch')) as days,
        greatest(${from}::timestamptz, date_bin('1 hour', ${until}::timestamptz, 'epoch')) as hours
    ), part as (
      select 86400 as seconds, first as since, days as before from edge where ${level} >= 86400
      union all select 3600, case when ${level} > 3600 then days else first end, hours from edge where ${level} >= 3600
      union all select 300, case when ${level} > 300 then hours else first end, until from edge
    )
    select s.starts_at as "startsAt", s.step, s.counts, s.buckets
    from part join smoke_summaries s on s.suite_id = ${suiteId}::uuid and s.environment_id = ${environmentId}::uuid
      and s.seconds = part.seconds and s.starts_at >= part.since and s.starts_at < part.before
    where ${step}::text is null or s.step = ${step}::text
    union all
    select starts_at, step, counts, buckets from (${runCounts({ from: until, to: 'infinity' }, place)}) newest`
  return z.array(SummaryRow).parse(rows)
}
