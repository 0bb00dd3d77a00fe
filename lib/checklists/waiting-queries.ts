import { z } from 'zod'
import { db } from '@/lib/core/db/client'

/** A place a suite was run in, and what it was run with. */
export type AskedPlace = { suiteId: string; environmentId: string; revision: number; configDigest: string | null }

const placeName = ({ suiteId, environmentId }: Pick<AskedPlace, 'suiteId' | 'environmentId'>): string => `${suiteId}:${environmentId}`

const Bound = z.object({
  suiteId: z.uuid(),
  environmentId: z.uuid(),
  done: z.boolean(),
  /** What it was passed with; null when nothing passed it yet. */
  revision: z.int().nullable(),
  configDigest: z.string().nullable(),
  aged: z.boolean(),
})

/**
 * For which of these places, as `suiteId:environmentId`, an item of an open checklist waits for a pass: it is not done, its pass was with another
 * revision or configuration, or half of the time for which it counts is over.
 */
export async function listAwaited(places: readonly AskedPlace[]): Promise<Set<string>> {
  if (places.length === 0) return new Set()
  const environmentIds = [...new Set(places.map(({ environmentId }) => environmentId))]
  const rows = await db.$queryRaw`
    select s.id::text as "suiteId", c.environment_id::text as "environmentId", i.state = 'done' as done, r.revision,
      r.config_digest as "configDigest", coalesce(r.created_at < now() - i.max_age_hours * interval '30 minutes', false) as aged
    from checklist_items i
    join checklists c on c.id = i.checklist_id and c.closed_at is null and c.environment_id = any(${environmentIds}::uuid[])
    join smoke_suites s on s.integration_id = c.integration_id and s.key = i.params ->> 'suiteKey'
    left join smoke_runs r on r.id = i.smoke_run_id
    where i.kind = 'smoke' and i.removed_at is null and i.state <> 'not_applicable'`
  const asked = new Map(places.map((place) => [placeName(place), place]))
  return new Set(
    z
      .array(Bound)
      .parse(rows)
      .filter((bound) => {
        const place = asked.get(placeName(bound))
        if (!place) return false
        return !bound.done || bound.aged || bound.revision !== place.revision || bound.configDigest !== place.configDigest
      })
      .map(placeName),
  )
}
