'use client'

import { useTranslations } from 'next-intl'
import { useBilingual } from '@/components/releases/use-words'
import { Panel } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { MetricView, ReadingsView, ReadingView } from '@/lib/readings/view'
import { FigureValue } from './figure-cell'
import { Sparkline } from './sparkline'

/** Every figure of every reading side by side, a row a metric and a column a time, so that a trend is seen. */
export function FiguresTable({ view }: { view: ReadingsView }) {
  const t = useTranslations('readings')
  const columns = view.readings.filter((reading) => reading.figures.length > 0 || reading.standing === 'missed')
  if (view.metrics.length === 0 || columns.every((reading) => reading.figures.length === 0)) return null
  return (
    <Panel title={t('figures')} meta={t('figuresMeta')}>
      <Table label={t('figures')}>
        <Thead>
          <Th className="sticky left-0 z-1 bg-panel">{t('metric')}</Th>
          <Th>{t('trend')}</Th>
          {columns.map((reading) => (
            <Th key={reading.itemId} end>
              <span className="block">{reading.dueAt ? <Time at={reading.dueAt} zone={view.timeZone} look="clock" /> : null}</span>
              <span className="block font-normal">
                {reading.dueAt ? <Time at={reading.dueAt} zone={view.timeZone} look="day" /> : null}
              </span>
            </Th>
          ))}
        </Thead>
        <Tbody>
          {view.metrics.map((metric) => (
            <MetricRow key={metric.key} metric={metric} columns={columns} />
          ))}
        </Tbody>
      </Table>
    </Panel>
  )
}

function MetricRow({ metric, columns }: { metric: MetricView; columns: readonly ReadingView[] }) {
  const t = useTranslations('readings')
  const say = useBilingual()
  const figures = columns.map((reading) => reading.figures.find((figure) => figure.key === metric.key) ?? null)
  return (
    <tr>
      <Td className="sticky left-0 z-1 bg-panel">
        <span className="block w-44 font-medium max-sm:w-28">{say(metric.title, metric.titleZh)}</span>
        <Limits metric={metric} />
      </Td>
      <Td>
        <Sparkline values={figures.map((figure) => figure?.value ?? null)} />
      </Td>
      {figures.map((figure, index) => (
        <Td key={columns[index]?.itemId} end>
          {figure ? (
            <FigureValue figure={figure} />
          ) : (
            <span className="text-xs text-ink-3">{columns[index]?.standing === 'missed' ? t('standing.missed') : '–'}</span>
          )}
        </Td>
      ))}
    </tr>
  )
}

/** What is wanted of a metric and what alarms, as the plan writes it. */
export function Limits({ metric }: { metric: Pick<MetricView, 'target' | 'threshold'> }) {
  const t = useTranslations('readings')
  const texts = [
    metric.target ? t('target', { limit: metric.target }) : null,
    metric.threshold ? t('threshold', { limit: metric.threshold }) : null,
  ].filter((text) => text !== null)
  return texts.length > 0 ? <span className="block text-xs text-ink-3">{texts.join(' · ')}</span> : null
}
