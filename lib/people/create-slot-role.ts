import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { CreateSlotRoleInput } from './schema'

/** Adds a slot role that templates may ask for. Its key never changes; one that exists, retired ones included, is refused. */
export const createSlotRole = command({
  name: 'slot_role.create',
  input: CreateSlotRoleInput,
  run: async ({ tx, input }) => {
    const [made] = await tx.slotRole.createManyAndReturn({ data: [input], skipDuplicates: true })
    if (!made) throw refuse('slot_role_key_taken', { key: input.key }, { field: 'key' })
    return {
      value: { id: made.id },
      audit: { entity: { type: 'slot_role', id: made.id, label: made.name }, before: null, after: input },
      touched: ['slot-roles'],
    }
  },
})
