import type { Actor } from '@/lib/core/actor'
import { accountKey, addressKey, type AttemptKey } from '@/lib/core/auth-attempts'
import { passwordMatches } from '@/lib/core/auth-password'
import { command } from '@/lib/core/command'
import { env } from '@/lib/core/env'
import { refuse } from '@/lib/core/refusal'
import { sessionAbsoluteMs } from '@/lib/core/session-rules'
import { personEntity } from './locks'
import { SignInInput } from './schema'
import { slowed } from './slowed'

/** Guessing counts for the account that was typed, whether or not it exists, and for the address it comes from. */
function guessedBy(actor: Actor, input: unknown): AttemptKey[] {
  const parsed = SignInInput.safeParse(input)
  if (!parsed.success) return []
  return [accountKey(parsed.data.email), addressKey(actor.kind === 'visitor' ? actor.address : '')].filter((key) => key !== null)
}

/**
 * Signs somebody in by address and password: a session row, whose id the cookie carries. Guessing is slowed down per account and per
 * address. A wrong password, an account that is not there, is disabled or was never accepted take the same time and get the same words.
 * Fictional people can sign in only where the start opened the demo.
 */
export const signIn = slowed(
  command({
    name: 'session.sign_in',
    input: SignInInput,
    run: async ({ tx, actor, input, now }) => {
      const person = await tx.person.findUnique({ where: { email: input.email } })
      const open = person && !person.disabledAt && (!person.fictional || env().GONOGO_DEMO) ? person : null
      const right = await passwordMatches(open?.passwordHash, input.password)
      if (!open || !right) throw refuse('sign_in_wrong', {}, { status: 401, field: 'password' })
      const address = actor.kind === 'visitor' ? actor.address : ''
      const expiresAt = new Date(now.getTime() + sessionAbsoluteMs)
      const session = await tx.session.create({
        data: { personId: open.id, createdAt: now, lastSeenAt: now, passwordAt: now, expiresAt, userAgent: input.device, address },
      })
      return {
        value: { sessionId: session.id, locale: open.locale, theme: open.theme },
        audit: { entity: personEntity(open), before: null, after: { session: session.id, address } },
        touched: [`person:${open.id}`],
      }
    },
  }),
  guessedBy,
)
