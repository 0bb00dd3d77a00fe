import { command } from '@/lib/core/command'
import { eligiblePerson } from './eligible-person'
import { changeItem, demand, integrationOfItem, lockItem, patchOf, tellItem } from './lock-item'
import { AssignItemInput } from './schema'

/** Gives an item to somebody who works on the integration, or takes it from whoever has it. */
export const assignItem = command({
  name: 'item.assign',
  input: AssignItemInput,
  integration: integrationOfItem,
  run: async ({ tx, input, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item, standing } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    demand(standing.closed ? { ok: false, code: 'checklist_closed', params: {} } : { ok: true })
    if (item.assigneeId === input.personId) return { value: patchOf(item), audit: null }
    const person = input.personId === null ? null : await eligiblePerson(tx, input.personId, item.checklist.integrationId, 'personId')
    const was =
      item.assigneeId === null ? null : await tx.person.findUnique({ where: { id: item.assigneeId }, select: { id: true, name: true } })
    return changeItem(tx, locked, { assigneeId: person?.id ?? null }, { before: { assignee: was }, after: { assignee: person } })
  },
})
