import { command } from '@/lib/core/command'
import { decideUntick } from './decide'
import { changeItem, demand, integrationOfItem, lockItem, tellItem } from './lock-item'
import { ItemIdInput } from './schema'
import { unsettled } from './settle'

/** Opens an item again that was ticked, failed or marked as not applicable. Its notes and evidence stay, when it was begun does not. */
export const untickItem = command({
  name: 'item.untick',
  input: ItemIdInput,
  integration: integrationOfItem,
  run: async ({ tx, input, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item, standing } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    demand(decideUntick(standing))
    const before = { state: item.state, settledByName: item.settledByName, ...(item.reason ? { reason: item.reason } : {}) }
    return changeItem(tx, locked, { state: 'open', startedAt: null, ...unsettled }, { before, after: { state: 'open' } })
  },
})
