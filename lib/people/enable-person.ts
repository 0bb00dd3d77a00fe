import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { lockPerson, personEntity, touchedBy } from './locks'
import { PersonIdInput } from './schema'

/** Lets a disabled person in again, with the roles and the password they had. Sessions, tokens and links stay ended. */
export const enablePerson = command({
  name: 'person.enable',
  input: PersonIdInput,
  run: async ({ tx, input, expectVersion }) => {
    const person = await lockPerson(tx, input.personId)
    expectVersion({ version: person.version, value: { disabledAt: person.disabledAt } })
    if (!person.disabledAt) throw refuse('person_not_disabled', { name: person.name })
    await tx.person.update({ where: { id: person.id }, data: { disabledAt: null, version: { increment: 1 } } })
    return {
      value: { version: person.version + 1 },
      audit: { entity: personEntity(person), before: { disabled: true }, after: { disabled: false } },
      touched: touchedBy(person.id),
    }
  },
})
