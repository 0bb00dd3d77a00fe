'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import { OutcomeBars, outcomeFill, OutcomePatterns } from '@/components/charts/outcome-bars'
import { PercentileLines } from '@/components/charts/percentile-lines'
import { seriesLook } from '@/components/charts/series-look'
import TimeFrame from '@/components/charts/time-frame'
import { useMoment } from '@/components/ui/use-moment'
import { useNow } from '@/components/ui/use-now'
import { useSpan } from '@/components/ui/use-span'
import type { ShownTrend } from './trend-panel'
import { TrendMarks, TrendTable } from './trend-table'

const percentiles = ['p50', 'p95', 'p99'] as const
const outcomes = ['failed', 'timedOut', 'errored'] as const

/** Latency and what did not pass of the chosen step over time, with the changes that may explain them, and the same as tables. */
export default function TrendCharts({ trend }: { trend: ShownTrend }) {
  const t = useTranslations('trends')
  const moment = useMoment()
  const now = useNow()
  const span = useSpan()
  const zone = useTimeZone() ?? 'UTC'
  const { points, pointSeconds } = trend
  const length = pointSeconds * 1000
  const [from, to] = [new Date(trend.from).getTime(), new Date(trend.to).getTime()]
  const starts = points.map((point) => new Date(point.at).getTime())
  const moments = starts.map((at) => at + length / 2)
  const name = trend.step === '' ? t('whole') : trend.step
  const what = { step: name, range: t(`rangesLong.${trend.range}`), environment: trend.environment.name }
  const frame = {
    from,
    to,
    moments,
    marks: trend.marks.map((mark) => new Date(mark.at).getTime()),
    timeTicks: trend.ticksAt.map((at) => ({
      at: new Date(at).getTime(),
      label: moment(new Date(at), zone, trend.range === '24h' ? 'clock' : 'day', now),
    })),
    describe: (index: number) => {
      const point = points[index]
      const at = starts[index]
      if (!point || at === undefined) return null
      const near = trend.marks.filter((mark) => new Date(mark.at).getTime() >= at && new Date(mark.at).getTime() < at + length)
      return (
        <div className="grid gap-0.5">
          <b className="font-medium">{moment(new Date(at), zone, 'full', now)}</b>
          <span className="text-ink-2">{t('covers', { span: span(length) })}</span>
          {percentiles.map((key) => (
            <Pair key={key} name={key} value={point[key] === null ? '–' : span(point[key])} />
          ))}
          <Pair name={t('answers')} value={String(point.answers)} />
          {(['passed', ...outcomes, 'silent'] as const).map((key) =>
            point[key] > 0 ? <Pair key={key} name={t(`ends.${key}`)} value={String(point[key])} /> : null,
          )}
          {near.map((mark) => (
            <span key={mark.id} className="break-words text-ink-2">
              ▾ {mark.summary}
            </span>
          ))}
        </div>
      )
    },
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <section className="grid gap-3">
        <h3 className="text-sm">{t('latency', { step: name })}</h3>
        <TimeFrame
          {...frame}
          label={t('latencyLabel', what)}
          top={trend.ticksMs.at(-1) ?? 10}
          valueTicks={trend.ticksMs.map((ms) => ({ at: ms, label: span(ms) }))}
        >
          {(x, y) => (
            <PercentileLines
              moments={moments}
              reach={length * 1.5}
              lines={percentiles.map((key) => ({ name: key, values: points.map((point) => point[key]) }))}
              x={x}
              y={y}
            />
          )}
        </TimeFrame>
        <ul aria-label={t('legend')} className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
          {percentiles.map((key, index) => {
            const { colour, dash } = seriesLook(index)
            return (
              <li key={key} className="flex items-center gap-1.5">
                <svg width="22" height="6" aria-hidden="true">
                  <line x1="0" y1="3" x2="22" y2="3" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
                </svg>
                {key}
              </li>
            )
          })}
          {trend.marks.length > 0 ? <li>{t('markLegend')}</li> : null}
        </ul>
      </section>
      <section className="grid gap-3">
        <h3 className="text-sm">{t('outcomes', { step: name })}</h3>
        <TimeFrame
          {...frame}
          label={t('outcomesLabel', what)}
          top={1}
          valueTicks={[0, 0.5, 1].map((share) => ({ at: share, label: t('rate', { rate: share }) }))}
        >
          {(x, y) => (
            <OutcomeBars
              outcomes={points.map(({ passed, failed, timedOut, errored }, index) => {
                const said = passed + failed + timedOut + errored
                const share = (n: number) => (said === 0 ? 0 : n / said)
                return {
                  at: starts[index] ?? 0,
                  failed: share(failed),
                  timedOut: share(timedOut),
                  errored: share(errored),
                  silent: said === 0,
                }
              })}
              length={length}
              x={x}
              y={y}
            />
          )}
        </TimeFrame>
        <ul aria-label={t('legend')} className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
          {outcomes.map((key) => (
            <li key={key} className="flex items-center gap-1.5">
              <svg width="14" height="10" aria-hidden="true">
                <OutcomePatterns />
                <rect width="14" height="10" fill={outcomeFill[key]} />
              </svg>
              {t(`ends.${key}`)}
            </li>
          ))}
          <li className="flex items-center gap-1.5">
            <svg width="14" height="10" aria-hidden="true">
              <rect y="7" width="14" height="3" fill="var(--go)" />
            </svg>
            {t('allPassed')}
          </li>
        </ul>
      </section>
      <TrendTable trend={trend} />
      <TrendMarks trend={trend} />
    </div>
  )
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <span className="flex justify-between gap-4">
      <span className="text-ink-2">{name}</span>
      <span className="tabular-nums">{value}</span>
    </span>
  )
}
