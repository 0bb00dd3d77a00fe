import { z } from 'zod'
import { command } from '@/lib/core/command'
import { defaultSlotRoles } from './default-slot-roles'

/** Puts the first slot roles into an installation that has none; otherwise does nothing. Run at every start. */
export const installSlotRoles = command({
  name: 'slot_role.install',
  input: z.strictObject({}),
  run: async ({ tx }) => {
    if ((await tx.slotRole.count()) > 0) return { value: { installed: 0 }, audit: null }
    const { count } = await tx.slotRole.createMany({ data: [...defaultSlotRoles], skipDuplicates: true })
    const keys = defaultSlotRoles.map((role) => role.key)
    return {
      value: { installed: count },
      audit: { entity: { type: 'slot_role', id: 'shipped', label: 'slot roles' }, before: null, after: { keys } },
    }
  },
})
