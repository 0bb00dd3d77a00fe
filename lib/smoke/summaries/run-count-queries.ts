import { Prisma } from '@/lib/core/db/generated/client'
import { gamma, leastMs } from './log-buckets'

/** A moment as PostgreSQL writes it, to the microsecond: a Date would lose what lies between milliseconds. */
export type Moment = string

/**
 * Finished runs of a stretch of time, `from` included and `to` not, counted by suite, environment, five minutes and step: rows as `smoke_summaries`
 * holds them. A step that was kept from an earlier run is left out, since that run has counted it; the time of a run that kept some says nothing of
 * the whole, so it has none. A poll counts its time to completion.
 */
export function runCounts(
  range: { from: Moment; to: Moment },
  place?: { suiteId: string; environmentId: string; step?: string },
): Prisma.Sql {
  // The index there is goes by creation; no run takes half a day.
  const here = place
    ? Prisma.sql`and r.suite_id = ${place.suiteId}::uuid and r.environment_id = ${place.environmentId}::uuid
        and r.created_at >= ${range.from}::timestamptz - interval '12 hours'`
    : Prisma.empty
  const named = place?.step === undefined ? Prisma.empty : Prisma.sql`where step = ${place.step}`
  return Prisma.sql`
    with run as materialized (
      select r.id, r.suite_id, r.environment_id, r.state::text as state, r.kept_from_id is null as whole,
        date_bin('300 seconds', r.finished_at, 'epoch') as starts_at
      from smoke_runs r
      where r.finished_at >= ${range.from}::timestamptz and r.finished_at < ${range.to}::timestamptz ${here}
    ), result as (
      select run.*, s.name, s.state::text as step_state, s.status is not null as answered,
        case when jsonb_typeof(s.detail -> 'poll' -> 'completionMs') = 'number' then (s.detail -> 'poll' ->> 'completionMs')::float8
          when jsonb_typeof(s.timings -> 'totalMs') = 'number' then (s.timings ->> 'totalMs')::float8 end as ms
      from run join smoke_results s on s.run_id = run.id
      where jsonb_typeof(s.detail -> 'keptFrom') is distinct from 'string'
    ), seen as (
      select run.suite_id, run.environment_id, run.starts_at, '' as step, run.state, took.ms
      from run left join (select id, sum(ms) as ms from result where state = 'passed' and whole group by id) took on took.id = run.id
      union all
      select suite_id, environment_id, starts_at, name, step_state, case when answered and step_state in ('passed', 'failed') then ms end
      from result
    ), counted as (
      select suite_id, environment_id, starts_at, step, state, case when ms is not null then ceil(ln(greatest(ms, ${leastMs}::float8)) / ln(${gamma}::float8))::int end as bucket,
        count(*)::int as n
      from seen ${named} group by 1, 2, 3, 4, 5, 6
    ), by_state as (
      select suite_id, environment_id, starts_at, step, jsonb_object_agg(state, n) as counts
      from (select suite_id, environment_id, starts_at, step, state, sum(n)::int as n from counted group by 1, 2, 3, 4, 5) summed group by 1, 2, 3, 4
    ), by_bucket as (
      select suite_id, environment_id, starts_at, step, jsonb_object_agg(bucket, n) as buckets
      from (select suite_id, environment_id, starts_at, step, bucket, sum(n)::int as n from counted where bucket is not null group by 1, 2, 3, 4, 5) summed
      group by 1, 2, 3, 4
    )
    select by_state.*, coalesce(buckets, '{}') as buckets
    from by_state left join by_bucket using (suite_id, environment_id, starts_at, step)`
}

/** The counts of two JSON objects added up, name by name, as an SQL expression over columns. */
export function addedCounts(a: string, b: string): Prisma.Sql {
  return Prisma.raw(`(select coalesce(jsonb_object_agg(name, n), '{}') from (select key as name, sum(value::int)::int as n
    from (select * from jsonb_each_text(${a}) union all select * from jsonb_each_text(${b})) both_sides group by key) summed)`)
}
