'use client'

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Wire } from '@/lib/core/wire'
import type { LatencyModel } from '@/lib/smoke/latency-model'
import { seriesLook } from './series-look'

type Point = Wire<LatencyModel>['points'][number]

type Props = {
  model: Wire<LatencyModel>
  /** Writes a run's time on the axis. */
  axisTime: (at: string) => string
  /** What is shown over a run. */
  describe: (point: Point) => React.ReactNode
  milliseconds: (ms: number) => string
}

/** Lines of latency over runs. Draws the prepared model; gaps stay gaps, runs that did not pass are crossed out. */
export default function LatencyChart({ model, axisTime, describe, milliseconds }: Props) {
  const { points, series, ticksMs } = model
  const byRun = new Map(points.map((point) => [point.runId, point]))
  return (
    <ResponsiveContainer width="100%" height={220}>
      <LineChart data={points} margin={{ top: 14, right: 10, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="runId"
          tickFormatter={(runId: string) => axisTime(byRun.get(runId)?.at ?? '')}
          tick={{ fontSize: 11, fill: 'var(--ink-3)' }}
          stroke="var(--line-strong)"
          tickLine={false}
          minTickGap={44}
        />
        <YAxis
          domain={[0, ticksMs.at(-1) ?? 10]}
          ticks={ticksMs}
          width={56}
          tickFormatter={milliseconds}
          tick={{ fontSize: 11, fill: 'var(--ink-3)' }}
          stroke="transparent"
          tickLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, label }) => {
            const point = active ? byRun.get(String(label)) : undefined
            return point ? (
              <div className="rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-xs text-ink">{describe(point)}</div>
            ) : null
          }}
        />
        {points
          .filter((point) => point.broken)
          .map((point) => (
            <ReferenceLine
              key={point.runId}
              x={point.runId}
              stroke="var(--nogo)"
              strokeDasharray="2 4"
              strokeOpacity={0.6}
              label={({ viewBox }: { viewBox?: { x?: number; y?: number } }) => <Cross x={viewBox?.x ?? 0} y={(viewBox?.y ?? 0) - 6} />}
            />
          ))}
        {series.map(({ key, name }, index) => {
          const { colour, dash } = seriesLook(index)
          return (
            <Line
              key={key}
              name={name}
              dataKey={(point: Point) => point.values[key]}
              stroke={colour}
              strokeWidth={1.7}
              strokeDasharray={dash}
              connectNulls={false}
              isAnimationActive={false}
              activeDot={{ r: 3 }}
              dot={({ cx, cy, payload, index: at }: { cx?: number; cy?: number; payload?: Point; index?: number }) =>
                payload?.brokenStep === name && cx !== undefined && cy !== undefined ? (
                  <Cross key={at} x={cx} y={cy} />
                ) : points.length < 3 ? (
                  <circle key={at} cx={cx} cy={cy} r={2.2} fill={colour} />
                ) : (
                  <g key={at} />
                )
              }
            />
          )
        })}
      </LineChart>
    </ResponsiveContainer>
  )
}

/** The mark of a run, or of the step, that did not pass. */
function Cross({ x, y }: { x: number; y: number }) {
  return <path d={`M${x - 4} ${y - 4}l8 8m0-8l-8 8`} stroke="var(--nogo)" strokeWidth={2} strokeLinecap="round" fill="none" />
}
