'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useBilingual } from '@/components/releases/use-words'
import { useSpan } from '@/components/ui/use-span'
import type { Point } from '@/lib/releases/fold-items'
import type { Entry } from '@/lib/releases/timeline-model'
import { Clock } from './clock'
import { MarkChip } from './mark-chip'
import { Who } from './who'

type Props = { entry: Entry; zone: string; href: (itemId: string) => string; now: number }

/** One line of a day: its time, what it is, who does it, how far it is. */
export function EntryRow({ entry, zone, href, now }: Props) {
  const t = useTranslations('timeline')
  const bilingual = useBilingual()
  if (entry.kind === 'now') {
    return (
      <li className="my-0.5 flex items-center gap-2 text-sm font-medium" aria-current="time">
        <span className="w-14 shrink-0">
          <Clock at={entry.at} zone={zone} />
        </span>
        <span className="h-0 flex-1 border-t-2 border-ink" />
        <span>{t('now')}</span>
      </li>
    )
  }
  if (entry.kind === 'phase') {
    return (
      <li className="mt-1 text-sm font-medium text-ink-2 first:mt-0">
        {bilingual(entry.phase.title, entry.phase.titleZh)}
        {entry.phase.offset ? <span className="ml-2 text-xs font-normal text-ink-3">{entry.phase.offset}</span> : null}
      </li>
    )
  }
  if (entry.kind === 'item') return <ItemLine entry={entry} zone={zone} href={href} now={now} />
  return (
    <Line time={<Clock at={entry.at} zone={zone} />} strong>
      {entry.kind === 'window_opens' || entry.kind === 'window_closes' ? t(entry.kind) : null}
      {entry.kind === 'freeze_begins' || entry.kind === 'freeze_ends' ? t(entry.kind, { reason: entry.freeze.reason }) : null}
      {entry.kind === 'signature_ends'
        ? t('signature_ends', { slot: bilingual(entry.signature.slotName, entry.signature.slotNameZh), person: entry.signature.person })
        : null}
    </Line>
  )
}

function Line({ time, strong, children, end }: { time: ReactNode; strong?: boolean; children: ReactNode; end?: ReactNode }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5 py-0.5 text-sm sm:flex-nowrap">
      <span className="min-w-14 shrink-0 text-ink-2">{time}</span>
      <span className={clsx('min-w-0 flex-1 basis-48', strong && 'font-medium')}>{children}</span>
      {end}
    </li>
  )
}

function ItemLine({ entry, zone, href, now }: Props & { entry: Extract<Entry, { kind: 'item' }> }) {
  const t = useTranslations('timeline')
  const bilingual = useBilingual()
  const { point } = entry
  return (
    <Line
      time={entry.wholeDay ? <span className="text-xs text-ink-3">{t('anyTime')}</span> : <Clock at={entry.at} zone={zone} />}
      end={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-2 sm:flex-nowrap">
          <Lateness point={point} now={now} />
          <span className="max-w-40 truncate">
            <Who point={point} quiet />
          </span>
          <MarkChip mark={point.mark} />
        </span>
      }
    >
      <Link href={href(point.leaves[0]?.id ?? point.item.id)} className="link">
        {bilingual(point.item.text, point.item.textZh)}
      </Link>
      {point.leaves.length > 1 ? (
        <span className="ml-1.5 text-xs text-ink-3">{t('settledOf', { settled: point.done, total: point.leaves.length })}</span>
      ) : null}
      {point.item.kind === 'reading' ? <span className="ml-1.5 text-xs text-ink-3">{t('reading')}</span> : null}
      {point.item.optional ? <span className="ml-1.5 text-xs text-ink-3">{t('optional')}</span> : null}
    </Line>
  )
}

function Lateness({ point, now }: { point: Point; now: number }) {
  const t = useTranslations('timeline')
  const span = useSpan()
  if (point.at === null || (point.mark !== 'late' && point.mark !== 'missed')) return null
  return <span className="text-nogo">{t('lateBy', { span: span(Math.max(60_000, Math.floor((now - point.at) / 60_000) * 60_000)) })}</span>
}
