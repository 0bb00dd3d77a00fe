import { z } from 'zod'
import { type ReadRoute, readRoute } from '@/lib/core/http'
import { getBell, listNotices } from '@/lib/notifications/queries'
import { NoticePage } from '@/lib/notifications/schema'

/** What a person was told. A token has no bell of its own. */
export const noticeReads: ReadRoute[] = [
  readRoute({
    path: '/bell',
    summary: 'How many notices are unread, and the newest',
    params: z.object({}),
    read: (actor) => getBell(actor),
  }),
  readRoute({
    path: '/notices',
    summary: 'Your notices, newest first, a page at a time',
    params: NoticePage,
    read: (actor, page) => listNotices(actor, page),
  }),
]
