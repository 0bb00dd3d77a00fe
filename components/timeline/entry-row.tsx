'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilingual } from '@/components/releases/use-words'
import { useSpan } from '@/components/ui/use-span'
import type { Point } from '@/lib/releases/fold-items'
import type { Entry } from '@/lib/releases/timeline-model'
import { Clock } from './clock'
import { MarkChip } from './mark-chip'
import { PointLink } from './point-link'
import { Who } from './who'

type Props = { entry: Entry; zone: string; href: (itemId: string) => string; now: number }

/** One line of a day: its time, what it is, who does it, how far it is. */
export function EntryRow({ entry, zone, href, now }: Props) {
  const t = useTranslations('timeline')
  const bilingual = useBilingual()
  if (entry.kind === 'now') {
    return (
      <li className="col-span-full my-0.5 grid grid-cols-subgrid items-center text-sm font-medium" aria-current="time">
        <Clock at={entry.at} zone={zone} />
        <span className="col-[2/-1] flex items-center gap-2">
          <span className="h-0 flex-1 border-t-2 border-ink" />
          <span>{t('now')}</span>
        </span>
      </li>
    )
  }
  if (entry.kind === 'phase') {
    return (
      <li className="col-span-full mt-1 text-sm font-medium text-ink-2 first:mt-0">
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

type LineProps = { time: ReactNode; strong?: boolean; children: ReactNode; about?: ReactNode; end?: ReactNode }

/** A line of the day's grid: time, what, about it (below it where it is narrow), how far. */
function Line({ time, strong, children, about, end }: LineProps) {
  return (
    <li className="col-span-full grid grid-cols-subgrid items-baseline py-0.5 text-sm">
      <span className="min-w-12 text-ink-2">{time}</span>
      <span className={clsx('min-w-0 break-words', strong && 'font-medium', end === undefined && 'col-[2/-1]')}>{children}</span>
      {about}
      {end === undefined ? null : <span className="justify-self-end max-sm:col-start-3 max-sm:row-start-1">{end}</span>}
    </li>
  )
}

function ItemLine({ entry, zone, href, now }: Props & { entry: Extract<Entry, { kind: 'item' }> }) {
  const t = useTranslations('timeline')
  const { point } = entry
  return (
    <Line
      time={entry.wholeDay ? <span className="text-xs text-ink-3">{t('anyTime')}</span> : <Clock at={entry.at} zone={zone} />}
      about={
        <span className="flex flex-wrap gap-x-2 text-xs text-ink-2 max-sm:col-start-2 sm:justify-end">
          <Lateness point={point} now={now} />
          <Who point={point} quiet className="max-w-40 truncate" />
        </span>
      }
      end={<MarkChip mark={point.mark} />}
    >
      <PointLink point={point} href={href} />
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
