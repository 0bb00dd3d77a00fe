import { type Actor, personIdOf } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db/client'
import type { EvidenceEffect } from './decide'
import type { ItemState } from './schema'

/** The columns that say who settled an item, how, and when. */
export function settledBy(actor: Actor, state: ItemState, now: Date, reason = '') {
  return { state, reason, settledById: personIdOf(actor), settledByName: actor.name, settledAt: now }
}

/** Ends every waiver of an item that still runs: what it excused is settled, or it is lifted. Answers how many. */
export async function endWaivers(tx: Tx, itemId: string, by: string, now: Date): Promise<number> {
  const { count } = await tx.waiver.updateMany({
    where: { itemId, liftedAt: null, endsAt: { gt: now } },
    data: { liftedAt: now, liftedByName: by },
  })
  return count
}

/** Why a measured number failed an item, as it is kept: `412 ms, not < 200 ms`. */
export function sayOutside({ measured, limit }: { measured: string; limit: string }): string {
  return `${measured}, not ${limit}`
}

/** Values of an item nobody has settled. */
export const unsettled = { reason: '', settledById: null, settledByName: null, settledAt: null }

/** The columns that change with an item's evidence; none when its state stays. A waived item keeps or loses its failure underneath. */
export function evidenceChange(before: ItemState, effect: EvidenceEffect, actor: Actor, now: Date) {
  if (effect.state === 'waived') return effect.outside ? { reason: sayOutside(effect.outside) } : effect.recovered ? { reason: '' } : {}
  if (effect.outside) return settledBy(actor, effect.state, now, sayOutside(effect.outside))
  return effect.state === before ? {} : { state: effect.state, ...unsettled }
}
