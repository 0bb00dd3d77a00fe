import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { lockPerson, personEntity, touchedBy } from './locks'
import { mayGrantFor } from './rules'
import { RoleInput } from './schema'

/**
 * Gives a person a role, for one integration or for all. Giving what they have changes nothing. Refuses an administrator for one
 * integration.
 */
export const grantRole = command({
  name: 'person.grant_role',
  input: RoleInput,
  run: async ({ tx, input }) => {
    const { role, integrationId } = input
    if (!mayGrantFor(role, integrationId)) throw refuse('role_administrator_for_all', {}, { status: 422, field: 'integrationId' })
    const person = await lockPerson(tx, input.personId)
    const before = person.roleGrants.map((grant) => ({ role: grant.role, integrationId: grant.integrationId }))
    if (before.some((grant) => grant.role === role && grant.integrationId === integrationId))
      return { value: { granted: false }, audit: null }
    await tx.roleGrant.create({ data: { personId: person.id, role, integrationId } })
    await tx.person.update({ where: { id: person.id }, data: { version: { increment: 1 } } })
    return {
      value: { granted: true },
      audit: {
        entity: personEntity(person),
        before: { roles: before },
        after: { roles: [...before, { role, integrationId }] },
        integrationId,
      },
      touched: touchedBy(person.id),
    }
  },
})
