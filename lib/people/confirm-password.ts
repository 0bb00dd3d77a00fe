import { passwordMatches } from '@/lib/core/auth-password'
import { record } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { ConfirmPasswordInput } from './schema'
import { slowed } from './slowed'

/**
 * Checks the password of the person who is signed in and notes in their session when it was entered. A signature needs it at most five
 * minutes old (`isPasswordFresh`). A machine fact: the decision that follows is what the chain records.
 */
export const confirmPassword = slowed(
  record({
    name: 'person.confirm_password',
    input: ConfirmPasswordInput,
    run: async ({ tx, actor, input, now }) => {
      if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
      const person = await tx.person.findUnique({ where: { id: actor.id }, select: { passwordHash: true } })
      if (!(await passwordMatches(person?.passwordHash, input.password)))
        throw refuse('password_wrong', {}, { status: 422, field: 'password' })
      const { count } = await tx.session.updateMany({ where: { id: actor.sessionId, revokedAt: null }, data: { passwordAt: now } })
      if (count === 0) throw notFound('session')
      return { value: { passwordAt: now } }
    },
  }),
)
