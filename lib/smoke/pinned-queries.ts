import { z } from 'zod'
import type { Reader } from '@/lib/core/db/client'

const Pin = z.object({ id: z.uuid(), title: z.string(), releaseVersion: z.string() })

/**
 * The releases a run stands for: one of their items rests on it, or somebody who signed saw it. Such a run is evidence: it never changes and is never
 * pruned.
 */
export async function releasesPinning(reader: Reader, runId: string): Promise<z.output<typeof Pin>[]> {
  const rows = await reader.$queryRaw`
    select r.id::text, r.title, r.release_version as "releaseVersion" from releases r
    where r.checklist_id in (select checklist_id from checklist_items where smoke_run_id = ${runId}::uuid)
      or r.id in (select release_id from signatures where seen -> 'runs' ? ${runId})
    order by r.created_at desc limit 20`
  return z.array(Pin).parse(rows)
}
