import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/live/live-context'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { ButtonLink } from '@/components/ui/button-link'
import { signedInPerson } from '@/lib/core/session'
import { listNotices } from '@/lib/notifications/queries'
import { NoticePage as NoticePageInput } from '@/lib/notifications/schema'
import { MarkAllButton } from './mark-all-button'
import { NoticeList } from './notice-list'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notices'))('title') }
}

/** Everything one was told, newest first. */
export default async function NoticesPage({ searchParams }: { searchParams: Search }) {
  const [actor, search, t] = await Promise.all([signedInPerson('/notices'), searchParams, getTranslations('notices')])
  const page = NoticePageInput.catch({ unread: 'false' }).parse({ before: search.before, unread: search.unread })
  const unreadOnly = page.unread === 'true'
  const { notices, next, unread } = await listNotices(actor, page)
  const address = (before: string | null) => {
    const query = new URLSearchParams([...(unreadOnly ? [['unread', 'true']] : []), ...(before ? [['before', before]] : [])])
    return query.size > 0 ? `/notices?${query}` : '/notices'
  }
  return (
    <>
      <LiveRefresh topics={[`notices:${actor.id}`]} />
      <PageHeader title={t('title')} meta={t('intro')} actions={unread > 0 ? <MarkAllButton /> : null} />
      <Panel
        title={t(unreadOnly ? 'listedUnread' : 'listed')}
        meta={unread > 0 ? t('unreadCount', { count: unread }) : undefined}
        actions={
          <ButtonLink size="sm" href={unreadOnly ? '/notices' : '/notices?unread=true'}>
            {t(unreadOnly ? 'showAll' : 'showUnread')}
          </ButtonLink>
        }
      >
        {notices.length > 0 ? (
          <NoticeList notices={notices} />
        ) : (
          <EmptyState title={t(unreadOnly ? 'noneUnread' : 'none')}>{t(unreadOnly ? 'noneUnreadHint' : 'noneHint')}</EmptyState>
        )}
        <Pagination previous={page.before ? address(null) : null} next={next ? address(next) : null} />
      </Panel>
    </>
  )
}
