import { type Actor, personIdOf } from '@/lib/core/actor'
import { digestOf } from '@/lib/core/canonical'
import type { Outcome } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import type { EvidenceKind } from '@/lib/templates/kinds/kind'
import { decideEvidence, decideTick, stateAfterEvidence } from './decide'
import { changeItem, demand, type ItemPatch, type LockedItem, lockItem } from './lock-item'
import { endWaivers, evidenceChange, sayOutside, settledBy } from './settle'

/** A piece of evidence as it is to be kept. */
export interface NewEvidence {
  kind: EvidenceKind
  value: Record<string, unknown>
  fileId?: string | null
  /** Ticks the item in the same step, when this is what it waited for. */
  tick: boolean
}

export type AttachedEvidence = ItemPatch & { evidenceId: string; outside?: { measured: string; limit: string } }

/**
 * Attaches evidence to an item inside the transaction of another verb: the entry, what it makes of the item, the item's entry
 * in the record and the topics it touches. The caller adds `audit` and `touched` to its own. Refuses what `evidence.add` refuses:
 * a closed checklist, an item that does not apply, one that has parts, a tick that this evidence is not enough for.
 */
export async function attachEvidence(
  tx: Tx,
  by: { actor: Actor; now: Date },
  itemId: string,
  evidence: NewEvidence,
): Promise<Outcome<AttachedEvidence>> {
  return attachTo(tx, by, await lockItem(tx, itemId), evidence)
}

/** `attachEvidence` for an item that is locked already. */
export async function attachTo(
  tx: Tx,
  { actor, now }: { actor: Actor; now: Date },
  locked: LockedItem,
  { kind, value, fileId = null, tick }: NewEvidence,
): Promise<Outcome<AttachedEvidence>> {
  const { item, standing } = locked
  demand(decideEvidence(standing))
  const data = { itemId: item.id, kind, value: value as object, fileId, digest: digestOf({ kind, value }) }
  const entry = await tx.evidence.create({ data: { ...data, addedById: personIdOf(actor), addedByName: actor.name, addedAt: now } })

  const evidence = [...item.evidence, entry]
  const effect = stateAfterEvidence(item, standing.kind, evidence, item.evidence)
  const { state, outside } = effect
  const ticks = tick && !outside && state !== 'done'
  if (ticks) {
    const ruling = decideTick({ ...standing, item: { ...item, state: state === 'waived' ? 'open' : state, evidence } })
    if (!ruling.ok && ruling.code === 'item_evidence_missing') throw refuse('item_tick_not_enough', {}, { field: 'tick' })
    demand(ruling)
    if (item.state === 'waived') await endWaivers(tx, item.id, actor.name, now)
  }
  const change = ticks ? settledBy(actor, 'done', now) : evidenceChange(item.state, effect, actor, now)
  const outcome = await changeItem(tx, locked, change, {
    before: { state: item.state, evidence: null },
    after: {
      state: ticks ? 'done' : state,
      evidence: { id: entry.id, kind: entry.kind, value, digest: entry.digest },
      ...(outside ? { reason: sayOutside(outside) } : {}),
    },
    action: 'evidence.add',
  })
  return { ...outcome, value: { ...outcome.value, evidenceId: entry.id, ...(outside ? { outside } : {}) } }
}
