'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useBilingual } from '@/components/releases/use-words'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { useMoment } from '@/components/ui/use-moment'
import type { DayRow } from '@/lib/releases/timeline-model'
import { Clock } from './clock'
import { offsetText } from './day-list'
import { MarkChip } from './mark-chip'
import { Who } from './who'

/** Everything that has a due as a plain table, for those who read or copy tables. */
export function TimelineTable({
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
  const bilingual = useBilingual()
  const moment = useMoment()
  const lines = days.flatMap((day) => day.entries.flatMap((entry) => (entry.kind === 'item' ? [{ day, entry }] : [])))
  return (
    <Table label={t('table.label')}>
      <Thead>
        <Th>{t('table.day')}</Th>
        <Th>{t('table.time')}</Th>
        <Th>{t('table.item')}</Th>
        <Th>{t('table.who')}</Th>
        <Th end>{t('table.estimate')}</Th>
        <Th>{t('table.state')}</Th>
      </Thead>
      <Tbody>
        {lines.map(({ day, entry }) => (
          <tr key={entry.id}>
            <Td className="whitespace-nowrap">
              {t('offset', { offset: offsetText(day.offset) })}{' '}
              <span className="text-ink-3">{moment(new Date(`${day.date}T12:00:00Z`), 'UTC', 'day', now)}</span>
            </Td>
            <Td className="whitespace-nowrap">
              {entry.wholeDay ? <span className="text-ink-3">{t('anyTime')}</span> : <Clock at={entry.at} zone={zone} />}
            </Td>
            <Td className="min-w-52">
              <Link href={href(entry.point.leaves[0]?.id ?? entry.id)} className="link">
                {bilingual(entry.point.item.text, entry.point.item.textZh)}
              </Link>
              {entry.point.leaves.length > 1 ? (
                <span className="ml-1.5 text-xs text-ink-3">
                  {t('settledOf', { settled: entry.point.done, total: entry.point.leaves.length })}
                </span>
              ) : null}
            </Td>
            <Td>
              <Who point={entry.point} />
            </Td>
            <Td end className="whitespace-nowrap">
              {entry.point.estimateMinutes === null ? '' : t('table.minutes', { minutes: entry.point.estimateMinutes })}
            </Td>
            <Td>
              <MarkChip mark={entry.point.mark} />
            </Td>
          </tr>
        ))}
      </Tbody>
    </Table>
  )
}
