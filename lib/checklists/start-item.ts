import { command } from '@/lib/core/command'
import { decideStart } from './decide'
import { changeItem, demand, integrationOfItem, lockItem, tellItem } from './lock-item'
import { ItemIdInput } from './schema'

/**
 * Notes that work on an item has begun, so that its time can be told against the estimate. Settling it ends that time; opening it again
 * forgets it.
 */
export const startItem = command({
  name: 'item.start',
  input: ItemIdInput,
  integration: integrationOfItem,
  run: async ({ tx, input, now, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId, now)
    const { item, standing } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    demand(decideStart(standing, item.startedAt !== null))
    return changeItem(tx, locked, { startedAt: now }, { before: { startedAt: null }, after: { startedAt: now } })
  },
})
