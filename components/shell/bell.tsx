'use client'

import { useQuery } from '@tanstack/react-query'
import { Bell as BellIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import type { Answer } from '@/lib/core/answer'
import { IconButton } from '@/components/ui/icon-button'
import type { Bell as BellView } from '@/lib/notifications/queries'

const BellPopup = dynamic(() => import('./bell-popup').then((module) => module.BellPopup), { ssr: false })

export type BellProps = {
  personId: string
  initial: BellView
  markRead: (input: { noticeId: string }) => Promise<Answer<unknown>>
  markAllRead: (input: Record<string, never>) => Promise<Answer<{ count: number }>>
}

/** How many notices are unread, live; pressed, it shows the newest. What it shows is fetched the first time. */
export function Bell({ personId, initial, markRead, markAllRead }: BellProps) {
  const t = useTranslations('notices')
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { data: bell } = useQuery({
    queryKey: ['notices', personId, 'bell'],
    queryFn: async ({ signal }): Promise<BellView> => {
      const response = await fetch('/api/v1/bell', { signal, cache: 'no-store' })
      if (!response.ok) throw new Error(String(response.status))
      return (await response.json()) as BellView
    },
    initialData: initial,
  })
  return (
    <>
      <span className="relative">
        <IconButton
          ref={button}
          label={t('bell', { count: bell.unread })}
          icon={<BellIcon size={15} />}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => {
            setWanted(true)
            setOpen((was) => !was)
          }}
        />
        {bell.unread > 0 ? (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute top-0 right-0 min-w-4 rounded-full bg-ink px-1 text-center text-[10px] leading-4 font-semibold text-bg tabular-nums"
          >
            {bell.unread > 99 ? '99+' : bell.unread}
          </span>
        ) : null}
      </span>
      {wanted ? (
        <BellPopup open={open} onOpenChange={setOpen} anchor={button} bell={bell} markRead={markRead} markAllRead={markAllRead} />
      ) : null}
    </>
  )
}
