import type { Tx } from '@/lib/core/db/client'

/**
 * Whether a worker holds a slot of this suite and environment, to ask it in a moment or asking it now. Locks the schedule: slots are leased
 * under the same lock, so whoever comes second sees the other.
 */
export async function isSlotHeld(tx: Tx, place: { suiteId: string; environmentId: string }, now: Date): Promise<boolean> {
  const [schedule] = await tx.$queryRaw<{ held: boolean | null }[]>`
    select lease_until > ${now}::timestamptz as held from smoke_schedules
    where suite_id = ${place.suiteId}::uuid and environment_id = ${place.environmentId}::uuid for update`
  return schedule?.held === true
}
