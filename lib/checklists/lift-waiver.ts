import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { changeItem, demand, integrationOfItem, lockItem, tellItem } from './lock-item'
import { activeWaiver, stateWithoutWaiver } from './rules'
import { ItemIdInput } from './schema'
import { endWaivers, unsettled } from './settle'

/** Ends a waiver before its time: the item is what it was before, open or failed. */
export const liftWaiver = command({
  name: 'item.lift_waiver',
  input: ItemIdInput,
  integration: integrationOfItem,
  run: async ({ tx, actor, input, now, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item, standing, releaseId } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    demand(standing.closed ? { ok: false, code: 'checklist_closed', params: {} } : { ok: true })
    const waiver = activeWaiver(item.waivers, now)
    if (!waiver) throw refuse('item_not_waived')
    await endWaivers(tx, item.id, actor.name, now)
    const state = stateWithoutWaiver(item)
    const data = state === 'failed' ? { state } : { state, ...unsettled }
    const outcome = await changeItem(tx, locked, data, {
      before: { state: 'waived', waiver: { ownerName: waiver.ownerName, reason: waiver.reason, endsAt: waiver.endsAt } },
      after: { state },
    })
    const { integrationId, environmentId } = item.checklist
    return {
      ...outcome,
      changes: [
        {
          kind: 'release',
          summary: `Waiver lifted: ${item.text}`,
          integrationId,
          environmentId,
          releaseId,
          details: { what: 'waiver_lifted', item: item.text, itemZh: item.textZh },
        },
      ],
    }
  },
})
