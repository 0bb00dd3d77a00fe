import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'

/**
 * Releases that somebody may have to be reminded of: they wait for signatures, or an item is past its due and was not told since. More is
 * read of these alone.
 */
export async function listToRemind(): Promise<string[]> {
  const now = clock()
  const rows = await db.$queryRaw<{ id: string }[]>`
    select r.id::text as id from releases r
    where r.state in ('awaiting_sign_off', 'watching')
      or (r.state in ('preparing', 'in_progress') and exists (
        select 1 from checklist_items i
        where i.checklist_id = r.checklist_id and i.removed_at is null and i.kind <> 'reading' and i.due_at < ${now}::timestamptz
          and (i.announced_at is null or i.announced_at < i.due_at)
          and (i.state in ('open', 'failed', 'waived') or i.kind = 'smoke')
          and (i.before = 'start' or r.started_at is not null)))
    order by r.number`
  return rows.map((row) => row.id)
}
