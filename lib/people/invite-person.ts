import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { personEntity, touchedBy } from './locks'
import { issueLink } from './issue-link'
import { mayGrantFor } from './rules'
import { InvitePersonInput } from './schema'
import { shownOnce } from './shown-once'

/**
 * Adds a person with roles and slot roles and makes their one-time link, which is in the answer and nowhere else. Refuses an address
 * that somebody has, and administrators for less than the whole installation.
 */
export const invitePerson = shownOnce(
  command({
    name: 'person.invite',
    input: InvitePersonInput,
    run: async ({ tx, input, actor, now }) => {
      const { email, name, locale } = input
      const roles = unique(input.roles, (grant) => `${grant.role} ${grant.integrationId}`)
      const slots = unique(input.slots, (grant) => `${grant.slotRoleId} ${grant.integrationId}`)
      if (!roles.every((grant) => mayGrantFor(grant.role, grant.integrationId)))
        throw refuse('role_administrator_for_all', {}, { status: 422, field: 'roles' })
      const known = await tx.slotRole.findMany({
        where: { id: { in: slots.map((slot) => slot.slotRoleId) }, retiredAt: null },
        select: { id: true, key: true },
      })
      const keys = new Map(known.map((slotRole) => [slotRole.id, slotRole.key]))
      if (slots.some((slot) => !keys.has(slot.slotRoleId))) throw refuse('slot_role_unknown', {}, { status: 422, field: 'slots' })
      const [person] = await tx.person.createManyAndReturn({ data: [{ email, name, locale }], skipDuplicates: true })
      if (!person) throw refuse('email_taken', {}, { field: 'email' })
      await tx.roleGrant.createMany({ data: roles.map((grant) => ({ ...grant, personId: person.id })) })
      await tx.slotGrant.createMany({ data: slots.map((grant) => ({ ...grant, personId: person.id })) })
      const { url, expiresAt, purpose } = await issueLink(tx, person, actor, now)
      const granted = { roles, slots: slots.map((slot) => ({ key: keys.get(slot.slotRoleId), integrationId: slot.integrationId })) }
      return {
        value: { personId: person.id, link: { url, expiresAt, purpose } },
        audit: { entity: personEntity(person), before: null, after: { email, name, ...granted, linkExpiresAt: expiresAt } },
        touched: touchedBy(person.id),
      }
    },
  }),
)

function unique<T>(list: T[], keyOf: (item: T) => string): T[] {
  return [...new Map(list.map((item) => [keyOf(item), item])).values()]
}
