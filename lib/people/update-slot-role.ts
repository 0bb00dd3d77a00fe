import { command } from '@/lib/core/command'
import { lockSlotRole } from './lock-slot-role'
import { UpdateSlotRoleInput } from './schema'

/** Renames a slot role in both languages. Releases and signatures keep the name they were made with. */
export const updateSlotRole = command({
  name: 'slot_role.update',
  input: UpdateSlotRoleInput,
  run: async ({ tx, input, expectVersion }) => {
    const found = await lockSlotRole(tx, input.slotRoleId)
    const before = { name: found.name, nameZh: found.nameZh }
    expectVersion({ version: found.version, value: before })
    const after = { name: input.name, nameZh: input.nameZh }
    const saved = await tx.slotRole.update({ where: { id: found.id }, data: { ...after, version: { increment: 1 } } })
    return {
      value: { version: saved.version },
      audit: { entity: { type: 'slot_role', id: found.id, label: saved.name }, before, after },
      touched: ['slot-roles'],
    }
  },
})
