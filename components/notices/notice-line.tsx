'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Time } from '@/components/ui/time'
import type { NoticeView } from '@/lib/notifications/queries'
import { useNoticeText } from './use-notice-text'

/** One notice, leading to what it is about; following it counts as reading it. */
export function NoticeLine({ notice, onFollow }: { notice: NoticeView; onFollow: (notice: NoticeView) => void }) {
  const t = useTranslations('notices')
  const { title, detail } = useNoticeText()(notice)
  return (
    <Link
      href={notice.href}
      onClick={() => onFollow(notice)}
      className="grid min-w-0 flex-1 grid-cols-[10px_minmax(0,1fr)] gap-x-2 rounded-md px-2 py-1.5 no-underline hover:bg-hover"
    >
      <span aria-hidden="true" className={clsx('mt-1.75 size-2 rounded-full', notice.read ? 'border border-line-strong' : 'bg-accent')} />
      <span className="min-w-0">
        <span className={clsx('block break-words', notice.read ? 'text-ink-2' : 'font-medium text-ink')}>
          {title}
          {notice.read ? null : <span className="sr-only"> ({t('unread')})</span>}
        </span>
        {detail ? <span className="block text-xs break-words text-ink-2">{detail}</span> : null}
        <span className="block text-xs text-ink-3">
          <Time at={notice.createdAt} look="relative" />
        </span>
      </span>
    </Link>
  )
}
