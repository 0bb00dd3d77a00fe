import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { lockPerson, personEntity, touchedBy } from './locks'
import { SlotInput } from './schema'

/** Lets a person sign for a slot role, for one integration or for all. Refuses a retired slot role. */
export const grantSlot = command({
  name: 'person.grant_slot',
  input: SlotInput,
  run: async ({ tx, input }) => {
    const { slotRoleId, integrationId } = input
    const person = await lockPerson(tx, input.personId)
    const slotRole = await tx.slotRole.findUnique({ where: { id: slotRoleId } })
    if (!slotRole || slotRole.retiredAt) throw refuse('slot_role_unknown', {}, { status: 422, field: 'slotRoleId' })
    const held = await tx.slotGrant.count({ where: { personId: person.id, slotRoleId, integrationId } })
    if (held > 0) return { value: { granted: false }, audit: null }
    await tx.slotGrant.create({ data: { personId: person.id, slotRoleId, integrationId } })
    return {
      value: { granted: true },
      audit: { entity: personEntity(person), before: null, after: { slotRole: slotRole.key, integrationId }, integrationId },
      touched: touchedBy(person.id),
    }
  },
})
