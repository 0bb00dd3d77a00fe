import { db } from '@/lib/core/db/client'

/** A place a suite was run in, and what it was run with. */
export type AskedPlace = { suiteId: string; environmentId: string; revision: number; configDigest: string | null }

/** How a place is named in the answer. */
export const placeName = ({ suiteId, environmentId }: Pick<AskedPlace, 'suiteId' | 'environmentId'>): string =>
  `${suiteId}:${environmentId}`

/**
 * For which of these places an item of an open checklist waits for a pass: it is not done, its pass was with another revision or
 * configuration, or half of the time for which it counts is over.
 */
export async function listAwaited(places: readonly AskedPlace[]): Promise<Set<string>> {
  if (places.length === 0) return new Set()
  const rows = await db.$queryRaw<{ suiteId: string; environmentId: string }[]>`
    select distinct p."suiteId"::text, p."environmentId"::text
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p ("suiteId" uuid, "environmentId" uuid, revision int, "configDigest" text)
    join smoke_suites s on s.id = p."suiteId"
    join checklists c on c.environment_id = p."environmentId" and c.integration_id = s.integration_id and c.closed_at is null
    join checklist_items i on i.checklist_id = c.id and i.kind = 'smoke' and i.removed_at is null and i.state <> 'not_applicable'
      and i.params ->> 'suiteKey' = s.key
    left join smoke_runs r on r.id = i.smoke_run_id
    where i.state <> 'done' or r.id is null or r.revision <> p.revision or r.config_digest is distinct from p."configDigest"
      or r.created_at < now() - i.max_age_hours * interval '30 minutes'`
  return new Set(rows.map(placeName))
}
