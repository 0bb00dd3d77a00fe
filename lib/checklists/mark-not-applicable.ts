import { command } from '@/lib/core/command'
import { decideNotApplicable } from './decide'
import { changeItem, demand, integrationOfItem, lockItem, tellItem } from './lock-item'
import { NotApplicableInput } from './schema'
import { settledBy } from './settle'

/** Says that an item does not apply to this release, and why. It stands among the exceptions that signers see. */
export const markNotApplicable = command({
  name: 'item.mark_not_applicable',
  input: NotApplicableInput,
  integration: integrationOfItem,
  run: async ({ tx, actor, input, now, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item, standing } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    demand(decideNotApplicable(standing))
    const before = { state: item.state, ...(item.reason ? { reason: item.reason } : {}) }
    const after = { state: 'not_applicable', reason: input.reason }
    return changeItem(tx, locked, settledBy(actor, 'not_applicable', now, input.reason), { before, after })
  },
})
