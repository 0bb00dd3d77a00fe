import { record } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { NothingInput } from './schema'
import { bellTopic } from './tell'

/** Marks all of one's own notices as read. Answers how many there were. */
export const markAllRead = record({
  name: 'notice.mark_all_read',
  input: NothingInput,
  run: async ({ tx, actor, now }) => {
    if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
    const { count } = await tx.notice.updateMany({ where: { personId: actor.id, readAt: null }, data: { readAt: now } })
    return { value: { count }, touched: count > 0 ? [bellTopic(actor.id)] : [] }
  },
})
