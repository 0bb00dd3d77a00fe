import { command } from '@/lib/core/command'
import { can } from '@/lib/core/permissions'
import { notFound, refuse } from '@/lib/core/refusal'
import { RevokeFeedInput } from './schema'

/** Ends a feed at once: one's own, or, for an administrator, anybody's. Ending it twice changes nothing. */
export const revokeFeed = command({
  name: 'calendar.revoke_feed',
  input: RevokeFeedInput,
  run: async ({ tx, actor, input, now }) => {
    if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
    const feed = await tx.calendarFeed.findUnique({ where: { id: input.feedId } })
    if (!feed || (feed.personId !== actor.id && !can(actor, 'person.disable'))) throw notFound('calendar')
    const { count } = await tx.calendarFeed.updateMany({ where: { id: feed.id, revokedAt: null }, data: { revokedAt: now } })
    if (count === 0) return { value: { revoked: false }, audit: null }
    return {
      value: { revoked: true },
      audit: {
        entity: { type: 'calendar', id: feed.id, label: feed.kind },
        before: { kind: feed.kind, subjectId: feed.subjectId, personId: feed.personId },
        after: null,
      },
      touched: [`person:${feed.personId}`],
    }
  },
})
