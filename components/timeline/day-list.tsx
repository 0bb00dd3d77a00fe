'use client'

import clsx from 'clsx'
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { PanelRow } from '@/components/ui/panel'
import { useMoment } from '@/components/ui/use-moment'
import type { DayRow } from '@/lib/releases/timeline-model'
import { EntryRow } from './entry-row'

/** How `D-7`, `D-day`, `D+30` are said. */
export const offsetText = (offset: number) => (offset === 0 ? 'D-day' : `D${offset > 0 ? '+' : ''}${offset}`)

/** The release day by day. A day that is past and settled is one line until it is opened. */
export function DayList({
  days,
  zone,
  href,
  now,
}: {
  days: readonly DayRow[]
  zone: string
  href: (itemId: string) => string
  now: number
}) {
  const t = useTranslations('timeline')
  return (
    <ol>
      {days.map((day) => (
        <li key={day.day} className="border-t border-line first:border-t-0">
          {day.gapBefore > 0 ? (
            <p className="border-b border-dashed border-line px-3.5 py-1 text-xs text-ink-3">{t('gap', { days: day.gapBefore })}</p>
          ) : null}
          <Day day={day} zone={zone} href={href} now={now} />
        </li>
      ))}
    </ol>
  )
}

function Day({ day, zone, href, now }: { day: DayRow; zone: string; href: (itemId: string) => string; now: number }) {
  const over = day.past && day.settled === day.total
  const body = (
    <ul className="grid min-w-0 grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2.5 sm:grid-cols-[auto_minmax(0,1fr)_auto_auto]">
      {day.entries.map((entry) => (
        <EntryRow key={entry.id} entry={entry} zone={zone} href={href} now={now} />
      ))}
    </ul>
  )
  if (over) {
    return (
      <details className="group">
        <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2 hover:bg-hover">
          <ChevronRight size={14} aria-hidden="true" className="text-ink-3 transition-transform group-open:rotate-90" />
          <DayName day={day} zone={zone} now={now} />
        </summary>
        <PanelRow className="md:pl-44">{body}</PanelRow>
      </details>
    )
  }
  return (
    <section className={clsx('grid gap-x-4 gap-y-1 px-3.5 py-2.5 md:grid-cols-[148px_minmax(0,1fr)]', day.today && 'bg-accent-bg/40')}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 self-start md:flex-col md:items-start">
        <DayName day={day} zone={zone} now={now} />
      </div>
      {body}
    </section>
  )
}

function DayName({ day, zone, now }: { day: DayRow; zone: string; now: number }) {
  const t = useTranslations('timeline')
  const moment = useMoment()
  // Noon is on its date in the zone whatever the clocks do.
  const noon = new Date(`${day.date}T12:00:00Z`)
  return (
    <>
      <h3 className="flex flex-wrap items-baseline gap-x-2 whitespace-nowrap">
        <span>{t('offset', { offset: offsetText(day.offset) })}</span>
        <span className="text-sm font-normal text-ink-2">{moment(noon, 'UTC', 'day', now)}</span>
      </h3>
      <span className="flex flex-wrap items-center gap-1" title={zone}>
        {day.today ? <Chip tone="accent">{t('today')}</Chip> : null}
        {day.inWindow ? <Chip tone="accent">{t('windowDay')}</Chip> : null}
        {day.frozen.map((reason) => (
          <Chip key={reason} tone="hold" title={reason}>
            {t('frozen', { reason })}
          </Chip>
        ))}
        {day.late > 0 ? <Chip tone="nogo">{t('lateCount', { count: day.late })}</Chip> : null}
        {day.total > 0 ? <span className="text-xs text-ink-3">{t('settledOf', { settled: day.settled, total: day.total })}</span> : null}
      </span>
    </>
  )
}
