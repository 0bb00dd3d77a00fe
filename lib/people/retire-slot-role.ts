import { command } from '@/lib/core/command'
import { lockSlotRole } from './lock-slot-role'
import { RetireSlotRoleInput } from './schema'

/**
 * Takes a slot role out of use, or back into it. Retired it is no longer offered; who holds it can still sign where a release asks for it.
 */
export const retireSlotRole = command({
  name: 'slot_role.retire',
  input: RetireSlotRoleInput,
  run: async ({ tx, input, now, expectVersion }) => {
    const found = await lockSlotRole(tx, input.slotRoleId)
    expectVersion({ version: found.version, value: { retired: found.retiredAt !== null } })
    if ((found.retiredAt !== null) === input.retired) return { value: { version: found.version }, audit: null }
    const saved = await tx.slotRole.update({
      where: { id: found.id },
      data: { retiredAt: input.retired ? now : null, version: { increment: 1 } },
    })
    return {
      value: { version: saved.version },
      audit: {
        entity: { type: 'slot_role', id: found.id, label: found.name },
        before: { retired: !input.retired },
        after: { retired: input.retired },
      },
      touched: ['slot-roles'],
    }
  },
})
