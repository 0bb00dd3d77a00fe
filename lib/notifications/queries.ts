import { type Actor, readableIntegrations } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import type { NoticePage } from './schema'

/** A notice as a page shows it. */
export interface NoticeView {
  id: string
  kind: string
  params: Record<string, string | number>
  href: string
  createdAt: string
  read: boolean
}

export interface Bell {
  unread: number
  latest: NoticeView[]
}

/** Notices shown under the bell. */
const underBell = 8
/** Notices on a page of the list. */
const onPage = 50

/** What a bell shows; a machine has none. */
export async function getBell(actor: Actor): Promise<Bell> {
  if (actor.kind !== 'person') return { unread: 0, latest: [] }
  const where = ownNotices(actor, actor.id)
  const [unread, latest] = await Promise.all([
    db.notice.count({ where: { ...where, readAt: null } }),
    db.notice.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: underBell }),
  ])
  return { unread, latest: latest.map(viewNotice) }
}

/** One's own notices, newest first, a page at a time; `next` is the notice to ask for those before. */
export async function listNotices(actor: Actor, page: NoticePage): Promise<{ notices: NoticeView[]; next: string | null; unread: number }> {
  if (actor.kind !== 'person') return { notices: [], next: null, unread: 0 }
  const where = ownNotices(actor, actor.id)
  const [start, unread] = await Promise.all([
    page.before ? db.notice.findFirst({ where: { id: page.before, personId: actor.id }, select: { createdAt: true, id: true } }) : null,
    db.notice.count({ where: { ...where, readAt: null } }),
  ])
  const older = start ? { OR: [{ createdAt: { lt: start.createdAt } }, { createdAt: start.createdAt, id: { lt: start.id } }] } : {}
  const rows = await db.notice.findMany({
    where: { AND: [where, older, page.unread === 'true' ? { readAt: null } : {}] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: onPage + 1,
  })
  const notices = rows.slice(0, onPage).map(viewNotice)
  return { notices, next: rows.length > onPage ? (notices.at(-1)?.id ?? null) : null, unread }
}

/** Whether a person wants reminders by mail too. */
export async function wantsMail(actor: Actor): Promise<boolean> {
  if (actor.kind !== 'person') return false
  const person = await db.person.findUnique({ where: { id: actor.id }, select: { remindByMail: true } })
  return person?.remindByMail ?? false
}

/** A notice about an integration that a person may no longer read is not theirs any more. */
function ownNotices(actor: Actor, personId: string) {
  const readable = readableIntegrations(actor)
  return readable === 'all' ? { personId } : { personId, OR: [{ integrationId: null }, { integrationId: { in: readable } }] }
}

type Row = Awaited<ReturnType<typeof db.notice.findMany>>[number]

function viewNotice({ id, kind, params, href, createdAt, readAt }: Row): NoticeView {
  const given = typeof params === 'object' && params !== null ? Object.entries(params) : []
  const texts = given.filter((entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number')
  return { id, kind, params: Object.fromEntries(texts), href, createdAt: createdAt.toISOString(), read: readAt !== null }
}
