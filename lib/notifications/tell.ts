import type { Tx } from '@/lib/core/db/client'
import { publicUrl } from '@/lib/core/env'
import { postMessage } from '@/lib/core/outbox/post-message'
import { asLocale, text } from '@/lib/core/texts'
import { type NoticeKind, noticeKinds, type NoticeParams } from './kinds'
import { sayNotice } from './say-notice'

/** One thing to be told to some people. */
export interface News<K extends NoticeKind = NoticeKind> {
  personIds: readonly string[]
  kind: K
  params: NoticeParams<K>
  /** Where it leads, as a path of this product. */
  href: `/${string}`
  /** Who may not read this integration does not see it; null for what concerns none. */
  integrationId: string | null
  /** What happened, so that it is told to each person once, however often this is called. */
  dedupKey: string
}

/**
 * Writes a notice for each person who can sign in and was not told yet, under their bell, and a mail where the kind is mailed and the
 * person wants it, all in the caller's transaction. Answers who was told now.
 */
export async function tell<K extends NoticeKind>(tx: Tx, news: News<K>): Promise<string[]> {
  const { kind, params, href, integrationId, dedupKey } = news
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(news.personIds)] }, disabledAt: null },
    select: { id: true, name: true, email: true, locale: true, remindByMail: true },
  })
  if (people.length === 0) return []
  const written = await tx.notice.createManyAndReturn({
    data: people.map((person) => ({ personId: person.id, kind, params, href, integrationId, dedupKey })),
    skipDuplicates: true,
    select: { personId: true },
  })
  const told = people.filter((person) => written.some((notice) => notice.personId === person.id))
  if (noticeKinds[kind].mailed) {
    for (const person of told.filter((one) => one.remindByMail)) {
      const locale = asLocale(person.locale)
      const { title, detail } = sayNotice(kind, params, locale)
      await postMessage(tx, {
        channel: 'mail',
        recipient: person.email,
        subject: oneLine(title),
        body: text(locale, 'mail.notice.body', {
          name: person.name,
          title,
          detail,
          link: `${publicUrl()}${href}`,
          settings: `${publicUrl()}/settings/account`,
        }),
        dedupKey: `notice:${person.id}:${dedupKey}`,
      })
    }
  }
  await touchBells(
    tx,
    told.map((person) => person.id),
  )
  return told.map((person) => person.id)
}

/** Lets the bells of these people fetch again once the transaction commits. */
async function touchBells(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await tx.$executeRaw`select pg_notify('gonogo_live', t) from unnest(${personIds.map(bellTopic)}::text[]) t`
}

/** The live topic of a person's bell. */
export const bellTopic = (personId: string): string => `notices:${personId}`

/** A subject is one line of bounded length, whatever an item is called. */
const oneLine = (subject: string) => subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 200)
