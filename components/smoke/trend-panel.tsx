'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { AfterPaint } from '@/components/charts/after-paint'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Skeleton } from '@/components/ui/skeleton'
import type { Wire } from '@/lib/core/wire'
import type { Trend } from '@/lib/smoke/summaries/queries'
import { type Range, ranges } from '@/lib/smoke/summaries/schema'
import { ChoiceRow } from './choice-row'
import { TrendSteps } from './trend-steps'

export type ShownTrend = Wire<Trend>

const TrendCharts = lazy(() => import('./trend-charts'))

type Props = { suiteId: string; environment: { key: string; name: string } }

/** How a suite did in an environment over a day, a week, a month or a quarter: how often it passed, how long each step took, what was changed. */
export function TrendPanel({ suiteId, environment }: Props) {
  const t = useTranslations('trends')
  const [range, setRange] = useState<Range>('24h')
  const [step, setStep] = useState('')
  const { data: trend, isError } = useQuery({
    // Below the suite's own key: a finished run makes both be fetched again.
    queryKey: ['smoke_suite', suiteId, 'trend', environment.key, range, step],
    queryFn: async ({ signal }): Promise<ShownTrend> => {
      const query = new URLSearchParams({ environment: environment.key, range, step })
      const response = await fetch(`/api/v1/suites/${suiteId}/trend?${query}`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      return (await response.json()) as ShownTrend
    },
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  })
  return (
    <Panel
      title={t('title')}
      meta={environment.name}
      actions={
        <ChoiceRow
          label={t('range')}
          value={range}
          choices={ranges.map((one) => ({ value: one, label: t(`ranges.${one}`) }))}
          onChoose={setRange}
        />
      }
    >
      {trend ? (
        <Shown trend={trend} step={step} onStep={setStep} />
      ) : (
        <PanelBody>{isError ? <p className="text-sm text-ink-2">{t('unreadable')}</p> : <Skeleton className="h-80 w-full" />}</PanelBody>
      )}
    </Panel>
  )
}

function Shown({ trend, step, onStep }: { trend: ShownTrend; step: string; onStep: (step: string) => void }) {
  const t = useTranslations('trends')
  const { success } = trend
  const waiting = <Skeleton className="h-100 w-full" />
  if (trend.steps.length === 0)
    return <PanelBody className="text-sm text-ink-2">{t('none', { range: t(`rangesLong.${trend.range}`) })}</PanelBody>
  return (
    <PanelBody className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-2xl font-medium tabular-nums">{success.rate === null ? '–' : t('rate', { rate: success.rate })}</span>
        <span className="text-sm text-ink-2">
          {t('success', { passed: success.passed, of: success.of, range: t(`rangesLong.${trend.range}`) })}
        </span>
      </p>
      <TrendSteps trend={trend} step={step} onStep={onStep} />
      <AfterPaint fallback={waiting}>
        {() => (
          <Suspense fallback={waiting}>
            <TrendCharts trend={trend} />
          </Suspense>
        )}
      </AfterPaint>
      <p className="text-xs text-ink-3">{t('how')}</p>
    </PanelBody>
  )
}
