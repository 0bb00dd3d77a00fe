import { personIdOf, type Actor } from '@/lib/core/actor'
import { digestOf } from '@/lib/core/canonical'
import { command } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { storeFile } from '@/lib/core/files'
import { refuse } from '@/lib/core/refusal'
import { parseLimit } from '@/lib/templates/limit'
import { decideEvidence, decideTick, stateAfterEvidence } from './decide'
import { changeItem, demand, integrationOfItem, type LockedItem, lockItem, tellItem } from './lock-item'
import { AddEvidenceInput } from './schema'
import { endWaivers, evidenceChange, sayOutside, settledBy } from './settle'

/**
 * Attaches a link, a number, a text or a file to an item. A number outside the item's limit is kept as what was measured and
 * fails the item; one within it opens what an earlier number failed. With `tick` the item is ticked in the same step.
 */
export const addEvidence = command({
  name: 'evidence.add',
  input: AddEvidenceInput,
  integration: integrationOfItem,
  run: async ({ tx, actor, input, now, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item, standing } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    demand(decideEvidence(standing))
    const { value, fileId } = await valueOf(tx, actor, input, locked)
    const data = { itemId: item.id, kind: input.kind, value, fileId, digest: digestOf({ kind: input.kind, value }) }
    const entry = await tx.evidence.create({ data: { ...data, addedById: personIdOf(actor), addedByName: actor.name, addedAt: now } })

    const evidence = [...item.evidence, entry]
    const effect = stateAfterEvidence(item, standing.kind, evidence, item.evidence)
    const { state, outside } = effect
    const ticks = input.tick && !outside && state !== 'done'
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
    })
    return { ...outcome, value: { ...outcome.value, evidenceId: entry.id, ...(outside ? { outside } : {}) } }
  },
})

/** What is stored of each kind; a file's bytes go to `stored_files`. */
async function valueOf(
  tx: Tx,
  actor: Actor,
  input: AddEvidenceInput,
  { item }: LockedItem,
): Promise<{ value: Record<string, string | number>; fileId: string | null }> {
  switch (input.kind) {
    case 'link':
      return { value: { url: new URL(input.url).href, title: input.title }, fileId: null }
    case 'number':
      return { value: { number: input.number, unit: unitOf(item) }, fileId: null }
    case 'text':
      return { value: { text: input.text }, fileId: null }
    case 'file': {
      const content = new Uint8Array(await input.file.arrayBuffer())
      const { id, ...facts } = await storeFile(
        tx,
        actor,
        { name: input.file.name, mediaType: input.file.type, content },
        item.checklist.integrationId,
      )
      return { value: { ...facts }, fileId: id }
    }
  }
}

/** A number is measured in the unit of the item's limit. */
function unitOf(item: { kind: string; params: unknown }): string {
  const { limit } = (item.params ?? {}) as { limit?: unknown }
  return item.kind === 'number' && typeof limit === 'string' ? (parseLimit(limit)?.unit ?? '') : ''
}
