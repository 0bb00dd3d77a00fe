import { command } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { notFound, refuse } from '@/lib/core/refusal'
import { decideEvidence, stateAfterEvidence } from './decide'
import { changeItem, demand, lockItem, tellItem } from './lock-item'
import { EvidenceIdInput } from './schema'
import { evidenceChange } from './settle'

/**
 * Takes a piece of evidence from an item. The record keeps it and who removed it; an item that is left without what its kind
 * asks for is open again, and a signature that listed it is stale.
 */
export const removeEvidence = command({
  name: 'evidence.remove',
  input: EvidenceIdInput,
  integration: integrationOfEvidence,
  run: async ({ tx, actor, input, now, expectVersion }) => {
    const found = await tx.evidence.findUnique({ where: { id: input.evidenceId }, select: { itemId: true } })
    if (!found) throw notFound('evidence')
    const locked = await lockItem(tx, found.itemId)
    const { item, standing } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    demand(decideEvidence(standing))
    const entry = item.evidence.find((one) => one.id === input.evidenceId)
    if (!entry) throw refuse('evidence_removed')
    await tx.evidence.update({ where: { id: entry.id }, data: { removedAt: now, removedByName: actor.name } })
    const left = item.evidence.filter((one) => one.id !== entry.id)
    const after = stateAfterEvidence(item, standing.kind, left, item.evidence)
    const change = evidenceChange(item.state, after, actor, now)
    const said = { id: entry.id, kind: entry.kind, value: entry.value, digest: entry.digest }
    return changeItem(tx, locked, change, { before: { state: item.state, evidence: said }, after: { state: after.state, evidence: null } })
  },
})

async function integrationOfEvidence(tx: Tx, { evidenceId }: { evidenceId: string }): Promise<string | null> {
  const found = await tx.evidence.findUnique({
    where: { id: evidenceId },
    select: { item: { select: { checklist: { select: { integrationId: true } } } } },
  })
  return found?.item.checklist.integrationId ?? null
}
