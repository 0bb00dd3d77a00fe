'use client'

import { useTranslations } from 'next-intl'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { useSpan } from '@/components/ui/use-span'
import type { ShownTrend } from './trend-panel'

const percentiles = ['p50', 'p95', 'p99'] as const

/** Every step over the whole range: percentiles from merged buckets, how many answers they rest on, how often it did not pass. One is charted below. */
export function TrendSteps({ trend, step, onStep }: { trend: ShownTrend; step: string; onStep: (step: string) => void }) {
  const t = useTranslations('trends')
  const span = useSpan()
  const figure = (ms: number | null) => (ms === null ? '–' : span(ms))
  return (
    <section>
      <h3 className="mb-1 text-sm">{t('perStep')}</h3>
      <Table label={t('perStep')}>
        <Thead>
          <Th>{t('step')}</Th>
          {percentiles.map((name) => (
            <Th key={name} end>
              {name}
            </Th>
          ))}
          <Th end>{t('answers')}</Th>
          <Th end>{t('notPassed')}</Th>
        </Thead>
        <Tbody>
          {trend.steps.map((one) => {
            const broken = one.failed + one.timedOut + one.errored
            return (
              <tr key={one.name} className={one.name === step ? 'bg-hover' : undefined}>
                <Td className="min-w-40">
                  <button
                    type="button"
                    aria-pressed={one.name === step}
                    title={t('chartThis')}
                    onClick={() => onStep(one.name)}
                    className={one.name === step ? 'text-left font-medium' : 'text-left hover:underline'}
                  >
                    {one.name === '' ? t('whole') : one.name}
                  </button>
                </Td>
                {[one.p50, one.p95, one.p99].map((ms, index) => (
                  <Td key={index} end className="whitespace-nowrap tabular-nums">
                    {figure(ms)}
                  </Td>
                ))}
                <Td end className="tabular-nums text-ink-2">
                  {one.answers}
                </Td>
                <Td end className={broken > 0 ? 'tabular-nums text-nogo' : 'tabular-nums text-ink-2'}>
                  {t('brokenOf', { broken, of: broken + one.passed })}
                </Td>
              </tr>
            )
          })}
        </Tbody>
      </Table>
    </section>
  )
}
