'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import Link from 'next/link'
import { lazy, Suspense } from 'react'
import { AfterPaint } from '@/components/charts/after-paint'
import { seriesLook } from '@/components/charts/series-look'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { useMoment } from '@/components/ui/use-moment'
import { useNow } from '@/components/ui/use-now'
import { useSpan } from '@/components/ui/use-span'
import type { Wire } from '@/lib/core/wire'
import type { LatencyModel } from '@/lib/smoke/latency-model'
import { RunStateChip } from './run-state-chip'

const LatencyChart = lazy(() => import('@/components/charts/latency-chart'))

type Props = { model: Wire<LatencyModel>; environment: string }

/** Latency per step over the last runs: drawn after the first paint, with the same figures as a table below. */
export function LatencyPanel({ model, environment }: Props) {
  const t = useTranslations('smoke.chart')
  const states = useTranslations('smoke.state')
  const moment = useMoment()
  const now = useNow()
  const span = useSpan()
  const zone = useTimeZone() ?? 'UTC'
  if (model.series.length === 0) return <p className="text-sm text-ink-2">{t('none')}</p>
  const waiting = <Skeleton className="h-55 w-full" />
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div role="img" aria-label={t('label', { count: model.points.length, environment })} className="h-55 min-w-0">
        <AfterPaint fallback={waiting}>
          {() => (
            <Suspense fallback={waiting}>
              <LatencyChart
                model={model}
                axisTime={(at) => (at ? moment(new Date(at), zone, model.longDays ? 'day' : 'clock', now) : '')}
                milliseconds={span}
                describe={(point) => (
                  <div className="grid gap-0.5">
                    <b className="font-medium">
                      {moment(new Date(point.at), zone, 'full', now)} · {states(point.state)}
                    </b>
                    {model.series.map(({ key, name }) => (
                      <span key={key} className="flex justify-between gap-4">
                        <span className={point.brokenStep === name ? 'text-nogo' : 'text-ink-2'}>{name}</span>
                        <span>{point.values[key] === null || point.values[key] === undefined ? '–' : span(point.values[key])}</span>
                      </span>
                    ))}
                  </div>
                )}
              />
            </Suspense>
          )}
        </AfterPaint>
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        {model.series.map(({ key, name }, index) => {
          const { colour, dash } = seriesLook(index)
          return (
            <li key={key} className="flex items-center gap-1.5">
              <svg width="22" height="6" aria-hidden="true">
                <line x1="0" y1="3" x2="22" y2="3" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
              </svg>
              {name}
            </li>
          )
        })}
        {model.hidden > 0 ? <li className="text-ink-3">{t('hidden', { count: model.hidden })}</li> : null}
      </ul>
      <details>
        <summary className="link w-fit text-sm text-ink-2">{t('table')}</summary>
        <div className="mt-2">
          <LatencyTable model={model} label={t('title')} />
        </div>
      </details>
    </div>
  )
}

function LatencyTable({ model, label }: { model: Wire<LatencyModel>; label: string }) {
  const t = useTranslations('smoke.chart')
  const span = useSpan()
  const figure = (ms: number | null | undefined) => (ms === null || ms === undefined ? '–' : span(ms))
  return (
    <Table label={label}>
      <Thead>
        <Th>{t('run')}</Th>
        {model.series.map(({ key, name }) => (
          <Th key={key} end>
            {name}
          </Th>
        ))}
        <Th end>{t('total')}</Th>
      </Thead>
      <Tbody>
        {[...model.points].reverse().map((point) => (
          <tr key={point.runId}>
            <Td className="whitespace-nowrap">
              <Link href={`/smoke/runs/${point.runId}`} className="mr-2 hover:underline">
                <Time at={point.at} />
              </Link>
              {point.broken ? <RunStateChip state={point.state} /> : null}
            </Td>
            {model.series.map(({ key }) => (
              <Td key={key} end>
                {figure(point.values[key])}
              </Td>
            ))}
            <Td end>{figure(point.totalMs)}</Td>
          </tr>
        ))}
      </Tbody>
    </Table>
  )
}
