import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'

/** A person who can work on an integration: may sign in, and holds any role for it or for all. Refuses anyone else at `field`. */
export async function eligiblePerson(
  tx: Tx,
  personId: string,
  integrationId: string,
  field: string,
): Promise<{ id: string; name: string }> {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: {
      id: true,
      name: true,
      disabledAt: true,
      roleGrants: { where: { OR: [{ integrationId: null }, { integrationId }] }, select: { id: true }, take: 1 },
    },
  })
  if (!person) throw refuse('bad_reference', {}, { status: 422, field })
  if (person.disabledAt) throw refuse('person_disabled', { name: person.name }, { status: 422, field })
  if (person.roleGrants.length === 0) throw refuse('person_not_eligible', { name: person.name }, { status: 422, field })
  return { id: person.id, name: person.name }
}
