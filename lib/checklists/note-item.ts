import { command } from '@/lib/core/command'
import { changeItem, demand, integrationOfItem, lockItem, patchOf, tellItem } from './lock-item'
import { NoteItemInput } from './schema'

/** Writes the note of an item; what stood there before is in its history. */
export const noteItem = command({
  name: 'item.note',
  input: NoteItemInput,
  integration: integrationOfItem,
  run: async ({ tx, input, expectVersion }) => {
    const locked = await lockItem(tx, input.itemId)
    const { item, standing } = locked
    expectVersion({ version: item.version, value: tellItem(item) })
    demand(standing.closed ? { ok: false, code: 'checklist_closed', params: {} } : { ok: true })
    if (item.note === input.note) return { value: patchOf(item), audit: null }
    return changeItem(tx, locked, { note: input.note }, { before: { note: item.note }, after: { note: input.note } })
  },
})
