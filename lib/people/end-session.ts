import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { EndSessionInput } from './schema'

/** Ends one of one's own sessions: this one (sign-out) or another. It is dead at its next request; ending it twice changes nothing. */
export const endSession = command({
  name: 'session.end',
  input: EndSessionInput,
  run: async ({ tx, actor, input, now }) => {
    if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
    const session = await tx.session.findUnique({ where: { id: input.sessionId } })
    if (!session || session.personId !== actor.id) throw notFound('session')
    const { count } = await tx.session.updateMany({ where: { id: session.id, revokedAt: null }, data: { revokedAt: now } })
    if (count === 0) return { value: { ended: false }, audit: null }
    return {
      value: { ended: true },
      audit: {
        entity: { type: 'session', id: session.id, label: actor.name },
        before: { createdAt: session.createdAt, address: session.address },
        after: { ended: true, own: session.id === actor.sessionId },
      },
      touched: [`session:${session.id}`, `person:${actor.id}`],
    }
  },
})
