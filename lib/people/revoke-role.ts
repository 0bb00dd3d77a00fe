import { command } from '@/lib/core/command'
import { notFound } from '@/lib/core/refusal'
import { keepAnAdministrator, lockPerson, personEntity, touchedBy } from './locks'
import { RoleInput } from './schema'

/** Takes a role away; it holds at the person's next request. Refuses the last administrator's. */
export const revokeRole = command({
  name: 'person.revoke_role',
  input: RoleInput,
  run: async ({ tx, input }) => {
    const { role, integrationId } = input
    const person = await lockPerson(tx, input.personId)
    const before = person.roleGrants.map((grant) => ({ role: grant.role, integrationId: grant.integrationId }))
    const after = before.filter((grant) => grant.role !== role || grant.integrationId !== integrationId)
    if (after.length === before.length) throw notFound('grant')
    await keepAnAdministrator(tx, async () => {
      await tx.roleGrant.deleteMany({ where: { personId: person.id, role, integrationId } })
    })
    await tx.person.update({ where: { id: person.id }, data: { version: { increment: 1 } } })
    return {
      value: { revoked: true },
      audit: { entity: personEntity(person), before: { roles: before }, after: { roles: after }, integrationId },
      touched: touchedBy(person.id),
    }
  },
})
