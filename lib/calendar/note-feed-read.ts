import { record } from '@/lib/core/command'
import { RevokeFeedInput } from './schema'

/** Notes when a feed was last read, so that its owner sees which links are in use. */
export const noteFeedRead = record({
  name: 'calendar.note_read',
  input: RevokeFeedInput,
  run: async ({ tx, input, now }) => {
    const { count } = await tx.calendarFeed.updateMany({ where: { id: input.feedId, revokedAt: null }, data: { lastUsedAt: now } })
    return { value: { noted: count > 0 } }
  },
})
