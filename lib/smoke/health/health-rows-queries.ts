import { z } from 'zod'
import { db } from '@/lib/core/db/client'
import { stepStates } from '../schema'
import { probes } from '../step-schema'

/** Runs of a suite in an environment that are looked through for its probes. */
const runsLookedAt = 30

const ProbeRow = z.object({
  environmentId: z.uuid(),
  suiteId: z.uuid(),
  runId: z.uuid(),
  name: z.string(),
  /** The key of the included suite it belongs to; null for a step of the suite itself. */
  included: z.string().nullable(),
  probe: z.enum(probes),
  state: z.enum(stepStates),
  status: z.int().nullable(),
  error: z.string().nullable(),
  ms: z.number().nullable(),
  at: z.date(),
})
export type ProbeRow = z.output<typeof ProbeRow>

/** What steps with a probe answered in the last runs of these places, newest first. A step that was not asked is left out. */
export async function readProbes(environmentIds: readonly string[], suiteIds: readonly string[]): Promise<ProbeRow[]> {
  const rows = await db.$queryRaw`
    select e.id::text as "environmentId", s.id::text as "suiteId", run.id::text as "runId", q.name, q.detail ->> 'suite' as included, q.detail ->> 'probe' as probe, q.state::text as state,
      q.status, q.error, case when jsonb_typeof(q.timings -> 'totalMs') = 'number' then (q.timings ->> 'totalMs')::float8 end as ms, q.started_at as at
    from unnest(${[...environmentIds]}::uuid[]) e(id) cross join unnest(${[...suiteIds]}::uuid[]) s(id)
      cross join lateral (
        select id from smoke_runs where suite_id = s.id and environment_id = e.id order by created_at desc, id desc limit ${runsLookedAt}
      ) run
      join smoke_results q on q.run_id = run.id
    where q.detail ->> 'probe' = any(${[...probes]}) and q.state <> 'skipped' and jsonb_typeof(q.detail -> 'keptFrom') is distinct from 'string'
    order by q.started_at desc, run.id desc, q.position desc`
  return z.array(ProbeRow).parse(rows)
}

const SuiteRow = z.object({
  environmentId: z.uuid(),
  suiteId: z.uuid(),
  runId: z.uuid(),
  state: z.enum(['passed', 'failed', 'errored', 'timed_out']),
  at: z.date(),
  /** Steps that got an answer, and how long the first of them took. */
  answers: z.int(),
  ms: z.number().nullable(),
  /** The first error of a step that got none. */
  error: z.string().nullable(),
})
export type SuiteRow = z.output<typeof SuiteRow>

/** The newest run of every suite and environment that says something. */
export async function readNewestRuns(environmentIds: readonly string[], suiteIds: readonly string[]): Promise<SuiteRow[]> {
  const rows = await db.$queryRaw`
    select e.id::text as "environmentId", s.id::text as "suiteId", run.id::text as "runId", run.state::text as state, run.at,
      coalesce(asked.answers, 0)::int as answers, asked.ms, asked.error
    from unnest(${[...environmentIds]}::uuid[]) e(id) cross join unnest(${[...suiteIds]}::uuid[]) s(id)
      cross join lateral (
        select id, state, coalesce(finished_at, created_at) as at from smoke_runs
        where suite_id = s.id and environment_id = e.id and state in ('passed', 'failed', 'errored', 'timed_out')
        order by created_at desc, id desc limit 1
      ) run
      left join lateral (
        select count(status) as answers, (array_agg(error order by position) filter (where status is null and error is not null))[1] as error,
          (array_agg(case when jsonb_typeof(timings -> 'totalMs') = 'number' then (timings ->> 'totalMs')::float8 end order by position)
            filter (where status is not null))[1] as ms
        from smoke_results where run_id = run.id
      ) asked on true`
  return z.array(SuiteRow).parse(rows)
}
