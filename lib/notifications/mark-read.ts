import { record } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { NoticeIdInput } from './schema'
import { bellTopic } from './tell'

/** Marks one of one's own notices as read; another person's is not found. A second time changes nothing. */
export const markRead = record({
  name: 'notice.mark_read',
  input: NoticeIdInput,
  run: async ({ tx, actor, input, now }) => {
    if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
    const notice = await tx.notice.findUnique({ where: { id: input.noticeId }, select: { personId: true, readAt: true } })
    if (notice?.personId !== actor.id) throw notFound('notice')
    if (notice.readAt) return { value: { noticeId: input.noticeId } }
    await tx.notice.update({ where: { id: input.noticeId }, data: { readAt: now } })
    return { value: { noticeId: input.noticeId }, touched: [bellTopic(actor.id)] }
  },
})
