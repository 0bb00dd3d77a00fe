'use client'

import { Popover as Base } from '@base-ui/react/popover'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { RefObject } from 'react'
import { NoticeLine } from '@/components/notices/notice-line'
import { Button } from '@/components/ui/button'
import { useCommand } from '@/components/ui/use-command'
import type { Bell } from '@/lib/notifications/queries'
import type { BellProps } from './bell'

type Props = Pick<BellProps, 'markRead' | 'markAllRead'> & {
  open: boolean
  onOpenChange: (open: boolean) => void
  anchor: RefObject<HTMLButtonElement | null>
  bell: Bell
}

/** The newest notices under the bell. */
export function BellPopup({ open, onOpenChange, anchor, bell, markRead, markAllRead }: Props) {
  const t = useTranslations('notices')
  const all = useCommand(markAllRead, { toastRefusal: true })
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, { event }) => {
        // The bell closes it by its own click; closed by the press before that, the click would open it again.
        if (!next && event.target instanceof Node && anchor.current?.contains(event.target)) return
        onOpenChange(next)
      }}
    >
      <Base.Portal>
        <Base.Positioner anchor={anchor} side="bottom" align="end" sideOffset={6} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup
            finalFocus={anchor}
            className="flex max-h-(--available-height) w-92 max-w-[calc(100vw-16px)] flex-col rounded-lg border border-line-strong bg-panel text-ink outline-none"
          >
            <div className="flex items-center justify-between gap-2 border-b border-line py-1.5 pr-1.5 pl-3.5">
              <Base.Title className="text-sm font-semibold">{t('title')}</Base.Title>
              {bell.unread > 0 ? (
                <Button size="sm" variant="ghost" pending={all.pending} onClick={() => all.run({})}>
                  {t('markAll')}
                </Button>
              ) : null}
            </div>
            {bell.latest.length === 0 ? (
              <p className="px-3.5 py-5 text-sm text-ink-2">{t('noneHint')}</p>
            ) : (
              <ul className="min-h-0 overflow-y-auto p-1">
                {bell.latest.map((notice) => (
                  <li key={notice.id} className="flex">
                    <NoticeLine
                      notice={notice}
                      onFollow={(followed) => {
                        onOpenChange(false)
                        if (!followed.read) void markRead({ noticeId: followed.id }).catch(() => {})
                      }}
                    />
                  </li>
                ))}
              </ul>
            )}
            <div className="border-t border-line px-3.5 py-2">
              <Link href="/notices" className="link text-sm" onClick={() => onOpenChange(false)}>
                {t('all')}
              </Link>
            </div>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
