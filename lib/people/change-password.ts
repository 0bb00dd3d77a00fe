import { hashPassword, passwordMatches } from '@/lib/core/auth-password'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { endSessions } from './end-sessions'
import { revokeLinks } from './issue-link'
import { lockPerson, personEntity, touchedBy } from './locks'
import { judgePassword } from './password-rules'
import { ChangePasswordInput } from './schema'
import { slowed } from './slowed'

/** Changes one's own password. Needs the old one; every other session ends, and so does an open reset link. */
export const changePassword = slowed(
  command({
    name: 'person.change_password',
    input: ChangePasswordInput,
    run: async ({ tx, actor, input, now }) => {
      if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
      const person = await lockPerson(tx, actor.id)
      if (!(await passwordMatches(person.passwordHash, input.password)))
        throw refuse('password_wrong', {}, { status: 422, field: 'password' })
      const fault = judgePassword(input.newPassword, person)
      if (fault) throw refuse(fault, {}, { status: 422, field: 'newPassword' })
      if (await passwordMatches(person.passwordHash, input.newPassword))
        throw refuse('password_same', {}, { status: 422, field: 'newPassword' })
      await tx.person.update({
        where: { id: person.id },
        data: { passwordHash: await hashPassword(input.newPassword), version: { increment: 1 } },
      })
      await tx.session.update({ where: { id: actor.sessionId }, data: { passwordAt: now } })
      const ended = await endSessions(tx, person.id, now, actor.sessionId)
      await revokeLinks(tx, person.id, now)
      return {
        value: { sessionsEnded: ended.length },
        audit: { entity: personEntity(person), before: null, after: { sessionsEnded: ended.length } },
        touched: [...touchedBy(person.id), ...ended],
      }
    },
  }),
)
