import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '@/lib/core/db/client'
import { type Missed, ownRows } from './slots'

/** Who a slot's row names as the one it was asked by. */
export const askedBy = 'Schedule'

/** Why a slot was not asked. */
export type MissReason = 'nobody' | 'gone' | 'busy' | 'overrun' | 'removed' | 'changed' | 'stopped'

const words: Record<MissReason, string> = {
  nobody: 'No worker was there',
  gone: 'The worker went away in the middle',
  busy: 'Another run of this suite was under way',
  overrun: 'The run before it was still under way',
  removed: 'Its schedule was removed in the middle',
  changed: 'Its schedule was changed in the middle',
  stopped: 'The worker was stopped in the middle',
}

/** What a row says of slots that were not asked. */
export function missedWords(reason: MissReason, missed: Missed): string {
  if (missed.slots === 1) return words[reason]
  return `${missed.slots} slots from ${missed.from.toISOString()} to ${missed.dueAt.toISOString()}: ${lowerFirst(words[reason])}`
}
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

export type MissedPlace = { scheduleId: string; suiteId: string; environmentId: string; revision: number }

/**
 * Accounts for slots that were not asked: a row each, `interrupted`, never passed. A slot that has a row keeps it, except one that still says it
 * is running: whoever ran it is gone.
 */
export async function keepMissed(
  tx: Tx,
  missed: readonly (MissedPlace & { reason: MissReason; slots: readonly Missed[] })[],
  now: Date,
): Promise<number> {
  const rows = missed.flatMap(({ reason, slots, ...place }) =>
    slots.map((slot) => ({
      ...place,
      id: randomUUIDv7(),
      dueAt: slot.dueAt,
      slots: slot.slots,
      summary: missedWords(reason, slot),
    })),
  )
  let kept = 0
  for (let from = 0; from < rows.length; from += ownRows * 50) {
    const part = JSON.stringify(rows.slice(from, from + ownRows * 50))
    kept += await tx.$executeRaw`
      insert into smoke_runs (id, suite_id, revision, environment_id, state, requested_by_name, created_at, finished_at, trigger, schedule_id, due_at, slots, summary)
      select id, "suiteId", revision, "environmentId", 'interrupted', ${askedBy}, "dueAt", ${now}::timestamptz, 'schedule', "scheduleId", "dueAt", slots, summary
      from jsonb_to_recordset(${part}::jsonb) as row (
        id uuid, "suiteId" uuid, revision int, "environmentId" uuid, "scheduleId" uuid, "dueAt" timestamptz, slots int, summary text)
      on conflict (schedule_id, due_at) do update
        set state = 'interrupted', finished_at = excluded.finished_at, summary = excluded.summary, lease_owner = null, lease_until = null
        where smoke_runs.state in ('queued', 'running')`
  }
  return kept
}
