import { hashPassword } from '@/lib/core/auth-password'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { tokenDigest } from '@/lib/core/session-row'
import { endSessions } from './end-sessions'
import { revokeLinks } from './issue-link'
import { lockPerson, personEntity, touchedBy } from './locks'
import { judgePassword } from './password-rules'
import { AcceptInvitationInput } from './schema'

/**
 * Uses a one-time link: an invitation sets name and password, a reset the password alone and ends every session. The link is spent by
 * it. A wrong, used, revoked or old link and one of a disabled person are refused with the same words.
 */
export const acceptInvitation = command({
  name: 'person.accept_invitation',
  input: AcceptInvitationInput,
  run: async ({ tx, input, now }) => {
    const [link] = await tx.$queryRaw<{ id: string; person_id: string; purpose: string }[]>`
      select id, person_id, purpose from invitations
      where token_hash = ${tokenDigest(input.token)} and used_at is null and revoked_at is null and expires_at > ${now} for update`
    if (!link) throw refuse('link_over', {}, { status: 410 })
    const person = await lockPerson(tx, link.person_id)
    if (person.disabledAt) throw refuse('link_over', {}, { status: 410 })
    const name = link.purpose === 'invite' ? (input.name ?? person.name) : person.name
    const fault = judgePassword(input.newPassword, { email: person.email, name })
    if (fault) throw refuse(fault, {}, { status: 422, field: 'newPassword' })
    await tx.invitation.update({ where: { id: link.id }, data: { usedAt: now } })
    await revokeLinks(tx, person.id, now)
    await tx.person.update({
      where: { id: person.id },
      data: { name, passwordHash: await hashPassword(input.newPassword), version: { increment: 1 } },
    })
    const ended = await endSessions(tx, person.id, now)
    return {
      value: { email: person.email, purpose: link.purpose },
      audit: {
        entity: personEntity({ id: person.id, name }),
        before: { name: person.name },
        after: { name, purpose: link.purpose, sessionsEnded: ended.length },
      },
      touched: [...touchedBy(person.id), ...ended],
    }
  },
})
