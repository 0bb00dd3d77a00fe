'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useBilingual } from '@/components/releases/use-words'
import { Time } from '@/components/ui/time'
import { useSpan } from '@/components/ui/use-span'
import type { Point } from '@/lib/releases/fold-items'
import type { Timeline } from '@/lib/releases/timeline-model'
import { Who } from './who'

type Props = { timeline: Timeline; zone: string; ended: boolean; now: number; href: (itemId: string) => string }

/** Now, next, late: the three questions one comes with. */
export function TimelineSummary({ timeline, zone, ended, now, href }: Props) {
  const t = useTranslations('timeline.summary')
  const span = useSpan()
  const { next, due, late, settled, total } = timeline
  return (
    <div className="mb-4 grid gap-3 md:grid-cols-3">
      <Card title={t('now')}>
        <p>
          <Time at={now} zone={zone} className="font-medium" />
        </p>
        <p className="text-sm text-ink-2">{t(ended ? 'ended' : 'settled', { settled, total })}</p>
        {due.length > 0 ? (
          <>
            <p className="mt-1 text-sm text-hold">{t('due', { count: due.length })}</p>
            <PointList points={due} href={href} more={(count) => t('more', { count })} />
          </>
        ) : null}
      </Card>
      <Card title={t('next')}>
        {next[0]?.at ? (
          <>
            <p className="text-sm text-ink-2">
              <Time at={next[0].at} zone={zone} relative />
            </p>
            <PointList points={next} href={href} more={(count) => t('more', { count })} />
          </>
        ) : (
          <p className="text-sm text-ink-2">{t('nothingNext')}</p>
        )}
      </Card>
      <Card title={t('late', { count: late.length })}>
        {late.length > 0 ? (
          <>
            <p className="text-sm text-nogo">
              {t('oldest', { span: span(Math.max(60_000, Math.floor((now - late[0]!.at!) / 60_000) * 60_000)) })}
            </p>
            <PointList points={late} href={href} more={(count) => t('more', { count })} />
          </>
        ) : (
          <p className="text-sm text-ink-2">{t('nothingLate')}</p>
        )}
      </Card>
    </div>
  )
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 rounded-lg border border-line bg-panel px-3.5 py-2.5">
      <h2 className="mb-0.5 text-sm text-ink-2">{title}</h2>
      {children}
    </section>
  )
}

const shown = 3

function PointList({
  points,
  href,
  more,
}: {
  points: readonly Point[]
  href: (itemId: string) => string
  more: (count: number) => string
}) {
  const bilingual = useBilingual()
  return (
    <ul className="mt-0.5 grid gap-0.5 text-sm">
      {points.slice(0, shown).map((point) => (
        <li key={point.item.id} className="flex flex-wrap gap-x-2">
          <Link href={href(point.leaves[0]?.id ?? point.item.id)} className="link min-w-0 break-words">
            {bilingual(point.item.text, point.item.textZh)}
          </Link>
          <Who point={point} />
        </li>
      ))}
      {points.length > shown ? <li className="text-xs text-ink-3">{more(points.length - shown)}</li> : null}
    </ul>
  )
}
