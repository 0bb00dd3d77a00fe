import type { Actor } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { storeFile } from '@/lib/core/files'
import { parseLimit } from '@/lib/templates/limit'
import { attachTo } from './attach-evidence'
import { decideEvidence } from './decide'
import { demand, integrationOfItem, type LockedItem, lockItem, tellItem } from './lock-item'
import { maskText } from './mask-text'
import { AddEvidenceInput } from './schema'

/**
 * Attaches a link, a number, a text, a file or the output of a command to an item; secrets of the environment are masked in what was
 * pasted. A number outside the item's limit is kept as what was measured and fails the item; one within it opens what an earlier number
 * failed. With `tick` the item is ticked in the same step.
 */
export const addEvidence = command({
  name: 'evidence.add',
  input: AddEvidenceInput,
  integration: integrationOfItem,
  run: async ({ tx, actor, input, now, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item, standing } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    // Asked before a file's bytes are stored.
    demand(decideEvidence(standing))
    const { value, fileId } = await valueOf(tx, actor, input, locked)
    return attachTo(tx, { actor, now }, locked, { kind: input.kind, value, fileId, tick: input.tick })
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
      return { value: { text: await maskText(tx, item.checklist.environmentId, input.text) }, fileId: null }
    case 'output':
      return { value: { output: await maskText(tx, item.checklist.environmentId, input.output) }, fileId: null }
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
