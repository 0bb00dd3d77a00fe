import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { endSessions } from './end-sessions'
import { revokeLinks } from './issue-link'
import { keepAnAdministrator, lockPerson, personEntity, touchedBy } from './locks'
import { PersonIdInput } from './schema'

/**
 * Shuts a person out: sessions, tokens and open links end in the same transaction, and the next request on any instance finds nobody.
 * What they signed and did stays. Refuses the last administrator.
 */
export const disablePerson = command({
  name: 'person.disable',
  input: PersonIdInput,
  run: async ({ tx, input, now, expectVersion }) => {
    const person = await lockPerson(tx, input.personId)
    expectVersion({ version: person.version, value: { disabledAt: person.disabledAt } })
    if (person.disabledAt) throw refuse('person_disabled', { name: person.name })
    await keepAnAdministrator(tx, async () => {
      await tx.person.update({ where: { id: person.id }, data: { disabledAt: now, version: { increment: 1 } } })
    })
    const sessions = await endSessions(tx, person.id, now)
    const tokens = await tx.apiToken.updateMany({ where: { personId: person.id, revokedAt: null }, data: { revokedAt: now } })
    const links = await revokeLinks(tx, person.id, now)
    return {
      value: { version: person.version + 1 },
      audit: {
        entity: personEntity(person),
        before: { disabled: false },
        after: { disabled: true, sessionsEnded: sessions.length, tokensRevoked: tokens.count, linksEnded: links },
      },
      touched: [...touchedBy(person.id), ...sessions],
    }
  },
})
