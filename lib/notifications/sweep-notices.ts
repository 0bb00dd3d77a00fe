import { record } from '@/lib/core/command'
import { NothingInput } from './schema'

/** Days a notice is kept: read, and not read. What it told stands in the audit trail and on its page. */
export const KEPT_DAYS = { read: 90, unread: 365 }

/** Removes old notices. */
export const sweepNotices = record({
  name: 'notice.sweep',
  input: NothingInput,
  run: async ({ tx, now }) => {
    const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
    const { count } = await tx.notice.deleteMany({
      where: {
        OR: [{ readAt: { not: null }, createdAt: { lt: before(KEPT_DAYS.read) } }, { createdAt: { lt: before(KEPT_DAYS.unread) } }],
      },
    })
    return { value: { removed: count } }
  },
})
