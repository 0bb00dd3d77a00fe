import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { changeItem, integrationOfItem, lockItem, tellItem } from './lock-item'
import { RemoveItemInput } from './schema'

/**
 * Takes an item and its parts out of a running plan, with why. The record keeps them; the plan changes, so what was signed for it is stale.
 */
export const removeItem = command({
  name: 'item.remove',
  input: RemoveItemInput,
  integration: integrationOfItem,
  run: async ({ tx, input, now, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item, standing, releaseId } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    if (standing.closed) throw refuse('checklist_closed')
    const parts = await tx.checklistItem.findMany({
      where: { removedAt: null, OR: [{ parentId: item.id }, { parent: { parentId: item.id } }] },
      select: { id: true, text: true },
    })
    await tx.checklistItem.updateMany({
      where: { id: { in: parts.map((part) => part.id) } },
      data: { removedAt: now, version: { increment: 1 } },
    })
    const outcome = await changeItem(
      tx,
      locked,
      { removedAt: now },
      {
        before: { state: item.state, text: item.text, parts: parts.map((part) => part.text) },
        after: { removed: true, reason: input.reason },
      },
    )
    const { integrationId, environmentId } = item.checklist
    const details = { what: 'item_removed', item: item.text, itemZh: item.textZh, reason: input.reason }
    return {
      ...outcome,
      changes: [{ kind: 'release', summary: `Plan: removed “${item.text}”`, integrationId, environmentId, releaseId, details }],
    }
  },
})
