import { command } from '@/lib/core/command'
import { can } from '@/lib/core/permissions'
import { refuse } from '@/lib/core/refusal'
import { endSessions } from './end-sessions'
import { lockPerson, personEntity, touchedBy } from './locks'
import { EndAllSessionsInput } from './schema'

/** Signs a person out everywhere, this browser included: oneself, or, for an administrator, anybody. */
export const endAllSessions = command({
  name: 'session.end_all',
  input: EndAllSessionsInput,
  run: async ({ tx, actor, input, now }) => {
    if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
    const personId = input.personId ?? actor.id
    if (personId !== actor.id && !can(actor, 'person.disable')) throw refuse('denied_role', {}, { status: 403 })
    const person = await lockPerson(tx, personId)
    const ended = await endSessions(tx, person.id, now)
    if (ended.length === 0) return { value: { ended: 0 }, audit: null }
    return {
      value: { ended: ended.length },
      audit: { entity: personEntity(person), before: { sessions: ended.length }, after: { sessions: 0 } },
      touched: [...touchedBy(person.id), ...ended],
    }
  },
})
