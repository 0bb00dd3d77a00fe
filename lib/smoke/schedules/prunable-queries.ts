import { z } from 'zod'
import { db } from '@/lib/core/db/client'

/** How long runs are kept. */
export type Keeping = { passedDays: number; passedRuns: number; failedDays: number; failedRuns: number }

const Row = z.object({ id: z.uuid(), at: z.date() })
export type Prunable = z.output<typeof Row>

/** Failed, errored and timed out are kept alike; passed, and what says nothing, shorter. */
const kinds = { failed: ['failed', 'errored', 'timed_out'], passed: ['passed', 'cancelled', 'interrupted'] }
export type PruneKind = keyof typeof kinds

/** Up to so many of a place's runs beyond its count are found at one look. */
const perPlace = 2000

type Look = { kind: PruneKind; until: Date; limit: number }

/**
 * Runs older than their keeping, oldest first, from a moment on. Left out: what belongs to a release, what is not in a summary yet (`until`), and
 * the newest of its suite and environment that says something. Other pins are for whoever knows of them.
 */
export async function listTooOld({ kind, until, limit, before, from }: Look & { before: Date; from: Date | null }): Promise<Prunable[]> {
  const rows = await db.$queryRaw`
    select r.id::text, r.created_at as at from unnest(${kinds[kind]}::text[]) as k (state)
    cross join lateral (
      select id, created_at from smoke_runs r
      where r.state = k.state::run_state and r.created_at < ${before}::timestamptz and r.created_at >= ${from ?? new Date(0)}::timestamptz
        and r.finished_at < ${until}::timestamptz and r.release_id is null
        and exists (select 1 from smoke_runs n where n.suite_id = r.suite_id and n.environment_id = r.environment_id
          and n.created_at > r.created_at and n.state in ('passed', 'failed', 'errored', 'timed_out'))
      order by r.created_at limit ${limit}
    ) r order by r.created_at limit ${limit}`
  return z.array(Row).parse(rows)
}

/**
 * Runs beyond the count that their suite and environment keep of this kind, for one of `parts` parts of all schedules: counting is dear, so each
 * is looked at once an hour or so.
 */
export async function listTooMany({
  kind,
  until,
  limit,
  keep,
  part,
  parts,
}: Look & { keep: number; part: number; parts: number }): Promise<Prunable[]> {
  const rows = await db.$queryRaw`
    select r.id::text, r.created_at as at from smoke_schedules s
    cross join lateral (
      select id, created_at, finished_at, release_id from smoke_runs r
      where r.suite_id = s.suite_id and r.environment_id = s.environment_id and r.state::text = any(${kinds[kind]}::text[])
      order by r.created_at desc offset ${keep} limit ${perPlace}
    ) r
    where abs(hashtext(s.id::text)) % ${parts} = ${part} and r.release_id is null and r.finished_at < ${until}::timestamptz
    limit ${limit}`
  return z.array(Row).parse(rows)
}
