import { z } from 'zod'

export const NoticeIdInput = z.strictObject({ noticeId: z.uuid() })
export const NothingInput = z.strictObject({})

/** A page of notices: those before one, `unread` only those not read. */
export const NoticePage = z.object({ before: z.uuid().optional(), unread: z.enum(['true', 'false']).default('false') })
export type NoticePage = z.infer<typeof NoticePage>
