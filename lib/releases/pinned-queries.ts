import { db } from '@/lib/core/db/client'

/** Which of these runs prove something for good: an item of a checklist rests on them, or somebody signed with them in sight. */
export async function listPinnedRuns(runIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select smoke_run_id::text as id from checklist_items where smoke_run_id = any(${[...runIds]}::uuid[])
    union
    select seen.id from signatures s cross join lateral jsonb_array_elements_text(
      case when jsonb_typeof(s.seen -> 'runs') = 'array' then s.seen -> 'runs' else '[]' end) as seen (id)
    where seen.id = any(${[...runIds]}::text[])`
  return new Set(rows.map(({ id }) => id))
}
