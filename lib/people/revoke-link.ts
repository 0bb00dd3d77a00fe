import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { revokeLinks } from './issue-link'
import { lockPerson, personEntity, touchedBy } from './locks'
import { PersonIdInput } from './schema'

/** Ends the open links of a person. Refuses when there is none. */
export const revokeLink = command({
  name: 'person.revoke_link',
  input: PersonIdInput,
  run: async ({ tx, input, now }) => {
    const person = await lockPerson(tx, input.personId)
    const ended = await revokeLinks(tx, person.id, now)
    if (ended === 0) throw refuse('no_open_link')
    return {
      value: { ended },
      audit: { entity: personEntity(person), before: { openLinks: ended }, after: { openLinks: 0 } },
      touched: touchedBy(person.id),
    }
  },
})
