import { command } from '@/lib/core/command'
import { decideFail } from './decide'
import { changeItem, demand, integrationOfItem, lockItem, tellItem } from './lock-item'
import { FailItemInput } from './schema'
import { settledBy } from './settle'

/** Marks an item as failed, with why. The checklist station says NO-GO until it passes or is waived. */
export const failItem = command({
  name: 'item.fail',
  input: FailItemInput,
  integration: integrationOfItem,
  run: async ({ tx, actor, input, now, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item, standing } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    demand(decideFail(standing))
    const after = { state: 'failed', reason: input.reason }
    return changeItem(tx, locked, settledBy(actor, 'failed', now, input.reason), { before: { state: item.state }, after })
  },
})
