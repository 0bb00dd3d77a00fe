import { command } from '@/lib/core/command'
import { notFound } from '@/lib/core/refusal'
import { lockPerson, personEntity, touchedBy } from './locks'
import { SlotInput } from './schema'

/** Takes a slot role from a person. Signatures given before stand. */
export const revokeSlot = command({
  name: 'person.revoke_slot',
  input: SlotInput,
  run: async ({ tx, input }) => {
    const { slotRoleId, integrationId } = input
    const person = await lockPerson(tx, input.personId)
    const slotRole = await tx.slotRole.findUnique({ where: { id: slotRoleId } })
    const { count } = await tx.slotGrant.deleteMany({ where: { personId: person.id, slotRoleId, integrationId } })
    if (!slotRole || count === 0) throw notFound('grant')
    return {
      value: { revoked: true },
      audit: { entity: personEntity(person), before: { slotRole: slotRole.key, integrationId }, after: null, integrationId },
      touched: touchedBy(person.id),
    }
  },
})
