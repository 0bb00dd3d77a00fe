import { record } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { addedCounts, type Moment, runCounts } from './run-count-queries'
import { SummariseRunsInput } from './schema'
import { summariesKey } from './summarised-until'

/** Runs that are counted in one transaction, about. */
const runsAtOnce = 20_000
/** Rows past their keeping that are removed in one transaction, at most. */
const removedAtOnce = 20_000
/**
 * A run is finished at the database's time at which its transaction begins, and seen when it commits. No transaction of ours lives this long
 * (`command()` ends one after 15 s, the database a statement after 10 s), so before this age nothing can appear any more. Seconds.
 */
const settledAfter = 60

/**
 * Counts finished runs into `smoke_summaries`, oldest first, a bounded number in one transaction: five-minute rows once those five minutes are over
 * and settled, hours from them when the hour is over, days (UTC) from hours. How far it came is kept with what it counted, so a run is counted once,
 * whoever else does the same meanwhile and wherever it stops. Removes five-minute rows after 2 days and hours after 40. `more`: call again.
 */
export const summariseRuns = record({
  name: 'smoke.summarise',
  input: SummariseRunsInput,
  run: async ({ tx, now }) => {
    await tx.$executeRaw`insert into settings (key, value) values (${summariesKey}, '{}') on conflict do nothing`
    // Another worker that is at it now goes on with it.
    const [held] = await tx.$queryRaw<{ until: Moment | null }[]>`
      select value ->> 'until' as until from settings where key = ${summariesKey} for update skip locked`
    if (!held) return { value: { until: null, more: false } }
    const stretch = await nextStretch(tx, held.until, now)
    if (!stretch) return { value: { until: held.until, more: false } }
    const { from, to, settled } = stretch
    await count(tx, from, to)
    await rollUp(tx, { of: 300, into: 3600 }, from, to)
    await rollUp(tx, { of: 3600, into: 86_400 }, from, to)
    await removeOld(tx, to, now)
    await tx.$executeRaw`update settings set value = jsonb_build_object('until', ${to}::text), updated_at = ${now}::timestamptz, version = version + 1
      where key = ${summariesKey}`
    return { value: { until: to, more: to !== settled } }
  },
})

type Stretch = { from: Moment; to: Moment; settled: Moment }

/** The next stretch of time with about so many runs, at most to the end of the hour of its first; null when there is none to count. */
async function nextStretch(tx: Tx, until: Moment | null, now: Date): Promise<Stretch | null> {
  const [row] = await tx.$queryRaw<Stretch[]>`
    with bounds as (
      select coalesce(${until}::timestamptz, date_bin('300 seconds', (select min(finished_at) from smoke_runs), 'epoch')) as begun,
        date_bin('300 seconds', ${now}::timestamptz - ${settledAfter} * interval '1 second', 'epoch') as settled
    ), met as (
      select begun, settled,
        (select min(finished_at) from smoke_runs where finished_at >= begun and finished_at < settled) as first,
        (select finished_at from smoke_runs where finished_at >= begun and finished_at < settled order by finished_at offset ${runsAtOnce} - 1 limit 1) as last
      from bounds where begun < settled
    )
    select begun::text as "from", settled::text as settled,
      least(settled, date_bin('1 hour', first, 'epoch') + interval '1 hour', last + interval '1 microsecond')::text as "to"
    from met`
  return row ?? null
}

/** Adds the runs of a stretch to their five-minute rows. */
async function count(tx: Tx, from: Moment, to: Moment): Promise<void> {
  await tx.$executeRaw`
    insert into smoke_summaries (suite_id, environment_id, seconds, starts_at, step, counts, buckets)
    select suite_id, environment_id, 300, starts_at, step, counts, buckets from (${runCounts({ from, to })}) counted
    on conflict (suite_id, environment_id, seconds, starts_at, step) do update set
      counts = ${addedCounts('smoke_summaries.counts', 'excluded.counts')}, buckets = ${addedCounts('smoke_summaries.buckets', 'excluded.buckets')}`
}

/** Writes the rows of every longer stretch that ended between the two moments, from the shorter ones within it. */
async function rollUp(tx: Tx, { of, into }: { of: number; into: number }, from: Moment, to: Moment): Promise<void> {
  await tx.$executeRaw`
    with part as (
      select suite_id, environment_id, step, date_bin(${into} * interval '1 second', starts_at, 'epoch') as starts_at, counts, buckets
      from smoke_summaries
      where seconds = ${of} and starts_at >= date_bin(${into} * interval '1 second', ${from}::timestamptz, 'epoch')
        and starts_at < date_bin(${into} * interval '1 second', ${to}::timestamptz, 'epoch')
    ), state as (
      select suite_id, environment_id, step, starts_at, jsonb_object_agg(name, n) as counts from (
        select suite_id, environment_id, step, starts_at, key as name, sum(value::int)::int as n
        from part, jsonb_each_text(counts) group by 1, 2, 3, 4, 5) summed group by 1, 2, 3, 4
    ), histogram as (
      select suite_id, environment_id, step, starts_at, jsonb_object_agg(name, n) as buckets from (
        select suite_id, environment_id, step, starts_at, key as name, sum(value::int)::int as n
        from part, jsonb_each_text(buckets) group by 1, 2, 3, 4, 5) summed group by 1, 2, 3, 4
    )
    insert into smoke_summaries (suite_id, environment_id, seconds, starts_at, step, counts, buckets)
    select suite_id, environment_id, ${into}, starts_at, step, counts, coalesce(buckets, '{}')
    from state left join histogram using (suite_id, environment_id, step, starts_at)
    on conflict (suite_id, environment_id, seconds, starts_at, step) do update set counts = excluded.counts, buckets = excluded.buckets`
}

/** Removes rows past their keeping, never before the longer stretch they belong to is written. */
async function removeOld(tx: Tx, to: Moment, now: Date): Promise<void> {
  for (const { seconds, into, days } of [
    { seconds: 300, into: 3600, days: 2 },
    { seconds: 3600, into: 86_400, days: 40 },
  ]) {
    await tx.$executeRaw`
      delete from smoke_summaries where ctid = any (array(
        select ctid from smoke_summaries
        where seconds = ${seconds} and starts_at < ${now}::timestamptz - ${days} * interval '1 day'
          and starts_at < date_bin(${into} * interval '1 second', ${to}::timestamptz, 'epoch')
        limit ${removedAtOnce}))`
  }
}
