'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { NoticeLine } from '@/components/notices/notice-line'
import { useNoticeText } from '@/components/notices/use-notice-text'
import { IconButton } from '@/components/ui/icon-button'
import { useCommand } from '@/components/ui/use-command'
import type { NoticeView } from '@/lib/notifications/queries'
import { markReadAction } from './actions'

/** Notices with the way to each and a button that marks it as read. */
export function NoticeList({ notices }: { notices: readonly NoticeView[] }) {
  const t = useTranslations('notices')
  const say = useNoticeText()
  const mark = useCommand(markReadAction, { toastRefusal: true })
  return (
    <ul>
      {notices.map((notice) => (
        <li key={notice.id} className="flex items-start gap-1 border-t border-line px-1.5 py-1 first:border-t-0">
          <NoticeLine notice={notice} onFollow={({ id, read }) => void (read ? undefined : mark.run({ noticeId: id }))} />
          {notice.read ? null : (
            <IconButton
              label={`${t('markRead')}: ${say(notice).title}`}
              icon={<Check size={15} />}
              onClick={() => mark.run({ noticeId: notice.id })}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
