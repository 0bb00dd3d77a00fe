'use client'

import { useTranslations } from 'next-intl'
import { ChangeText } from '@/components/changes/change-text'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { useSpan } from '@/components/ui/use-span'
import type { ShownTrend } from './trend-panel'

const percentiles = ['p50', 'p95', 'p99'] as const

/** The figures of both charts, newest first. */
export function TrendTable({ trend }: { trend: ShownTrend }) {
  const t = useTranslations('trends')
  const span = useSpan()
  const figure = (ms: number | null) => (ms === null ? '–' : span(ms))
  return (
    <details>
      <summary className="link w-fit text-sm text-ink-2">{t('table', { count: trend.points.length })}</summary>
      <div className="mt-2 max-h-100 overflow-y-auto">
        <Table label={t('tableLabel')}>
          <Thead>
            <Th>{t('from')}</Th>
            {percentiles.map((name) => (
              <Th key={name} end>
                {name}
              </Th>
            ))}
            <Th end>{t('answers')}</Th>
            {(['passed', 'failed', 'timedOut', 'errored', 'silent'] as const).map((key) => (
              <Th key={key} end>
                {t(`ends.${key}`)}
              </Th>
            ))}
          </Thead>
          <Tbody>
            {trend.points.toReversed().map((point) => (
              <tr key={point.at}>
                <Td className="whitespace-nowrap">
                  <Time at={point.at} />
                </Td>
                {[point.p50, point.p95, point.p99].map((ms, index) => (
                  <Td key={index} end className="whitespace-nowrap tabular-nums">
                    {figure(ms)}
                  </Td>
                ))}
                {[point.answers, point.passed, point.failed, point.timedOut, point.errored, point.silent].map((count, index) => (
                  <Td key={index} end className="tabular-nums">
                    {count}
                  </Td>
                ))}
              </tr>
            ))}
          </Tbody>
        </Table>
      </div>
    </details>
  )
}

/** What was changed in the range, newest first: the marks of the charts in words. */
export function TrendMarks({ trend }: { trend: ShownTrend }) {
  const t = useTranslations('trends')
  const kinds = useTranslations('changes.kind')
  if (trend.marks.length === 0) return null
  return (
    <details open={trend.marks.length <= 3}>
      <summary className="link w-fit text-sm text-ink-2">{t('marks', { count: trend.marks.length })}</summary>
      <ul className="mt-2 grid gap-1.5 text-sm">
        {trend.marks.toReversed().map((mark) => (
          <li key={mark.id} className="grid gap-x-3 sm:grid-cols-[170px_110px_minmax(0,1fr)]">
            <span className="text-ink-2">
              <Time at={mark.at} />
            </span>
            <span className="text-ink-3">{kinds.has(mark.kind) ? kinds(mark.kind) : mark.kind}</span>
            <span className="min-w-0 break-words">
              <ChangeText change={mark} /> <span className="text-ink-3">{mark.actorName}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
