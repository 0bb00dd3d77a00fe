import type { Tx } from '@/lib/core/db/client'
import { notFound, refuse } from '@/lib/core/refusal'

/** An override of this release that was neither withdrawn nor used. The caller holds the release's lock. */
export async function openOverride(tx: Tx, releaseId: string, overrideId: string) {
  const override = await tx.override.findUnique({ where: { id: overrideId } })
  if (!override || override.releaseId !== releaseId) throw notFound('override')
  if (override.withdrawnAt) throw refuse('override_withdrawn')
  if (override.usedAt) throw refuse('override_used')
  return override
}
