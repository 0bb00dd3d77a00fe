import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { issueLink } from './issue-link'
import { lockPerson, personEntity, touchedBy } from './locks'
import { PersonIdInput } from './schema'
import { shownOnce } from './shown-once'

/**
 * Makes a new one-time link and ends the earlier ones: an invitation for somebody who has not accepted, a reset for somebody who has a
 * password. The password stays as it is until the link is used. Refuses a disabled person.
 */
export const reissueLink = shownOnce(
  command({
    name: 'person.reissue_link',
    input: PersonIdInput,
    run: async ({ tx, input, actor, now }) => {
      const person = await lockPerson(tx, input.personId)
      if (person.disabledAt) throw refuse('person_disabled', { name: person.name })
      const { url, expiresAt, purpose } = await issueLink(tx, person, actor, now)
      return {
        value: { link: { url, expiresAt, purpose } },
        audit: { entity: personEntity(person), before: null, after: { purpose, expiresAt } },
        touched: touchedBy(person.id),
      }
    },
  }),
)
