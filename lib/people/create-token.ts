import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { newToken } from '@/lib/core/secrets'
import { tokenDigest } from '@/lib/core/session-row'
import { CreateTokenInput } from './schema'
import { shownOnce } from './shown-once'

/** Most live tokens one person may hold. */
export const mostTokens = 50

/**
 * Makes a token for a machine, with scopes and an end at most a year away. Its text is in the answer and nowhere else: the database keeps
 * a digest and the first characters to know it by. It never may more than its person may, and ends with that person.
 */
export const createToken = shownOnce(
  command({
    name: 'token.create',
    input: CreateTokenInput,
    run: async ({ tx, actor, input, now }) => {
      if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
      const live = await tx.apiToken.count({ where: { personId: actor.id, revokedAt: null, expiresAt: { gt: now } } })
      if (live >= mostTokens) throw refuse('too_many_tokens', { max: mostTokens })
      const token = `gonogo_${newToken()}`
      const scopes = [...new Set(input.scopes)].sort()
      const expiresAt = new Date(now.getTime() + input.days * 86_400_000)
      const made = await tx.apiToken.create({
        data: {
          personId: actor.id,
          name: input.name,
          prefix: token.slice(0, 12),
          tokenHash: tokenDigest(token),
          scopes,
          createdAt: now,
          expiresAt,
        },
      })
      return {
        value: { id: made.id, token, expiresAt },
        audit: {
          entity: { type: 'token', id: made.id, label: made.name },
          before: null,
          after: { prefix: made.prefix, scopes, expiresAt },
        },
        touched: [`person:${actor.id}`],
      }
    },
  }),
)
