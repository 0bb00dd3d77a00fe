import { command } from '@/lib/core/command'
import { can } from '@/lib/core/permissions'
import { notFound, refuse } from '@/lib/core/refusal'
import { RevokeTokenInput } from './schema'

/** Ends a token at once: one's own, or, for an administrator, anybody's. Ending it twice changes nothing. */
export const revokeToken = command({
  name: 'token.revoke',
  input: RevokeTokenInput,
  run: async ({ tx, actor, input, now }) => {
    if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
    const token = await tx.apiToken.findUnique({ where: { id: input.tokenId }, include: { person: { select: { name: true } } } })
    if (!token || (token.personId !== actor.id && !can(actor, 'person.disable'))) throw notFound('token')
    const { count } = await tx.apiToken.updateMany({ where: { id: token.id, revokedAt: null }, data: { revokedAt: now } })
    if (count === 0) return { value: { revoked: false }, audit: null }
    return {
      value: { revoked: true },
      audit: {
        entity: { type: 'token', id: token.id, label: token.name },
        before: { prefix: token.prefix, scopes: token.scopes, expiresAt: token.expiresAt, person: token.person.name },
        after: null,
      },
      touched: [`person:${token.personId}`],
    }
  },
})
