import type { Actor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { isPasswordFresh, passwordFreshMs } from '@/lib/core/session-rules'

/**
 * Refuses unless a person entered their password in this session at most five minutes ago. Read from the session's row, so that an actor loaded
 * before `confirmPassword` ran is no hindrance, and one whose session has ended meanwhile is refused.
 */
export async function requireFreshPassword(tx: Tx, actor: Actor, now: Date): Promise<void> {
  if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
  const session = await tx.session.findUnique({ where: { id: actor.sessionId }, select: { passwordAt: true, revokedAt: true, personId: true } })
  if (!session || session.revokedAt || session.personId !== actor.id || !isPasswordFresh(session.passwordAt, now)) {
    throw refuse('password_needed', { minutes: passwordFreshMs / 60_000 }, { status: 403, field: 'password' })
  }
}
