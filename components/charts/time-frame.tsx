'use client'

import clsx from 'clsx'
import { type PointerEvent, type ReactNode, useState } from 'react'

export type AxisTick = { at: number; label: string }

type Props = {
  /** What it shows, for those who do not see it. */
  label: string
  /** Milliseconds since 1970 at the left and right end. */
  from: number
  to: number
  /** The value at the top; the bottom is zero. */
  top: number
  timeTicks: readonly AxisTick[]
  valueTicks: readonly AxisTick[]
  /** Moments marked by a line from top to bottom. */
  marks: readonly number[]
  /** Moments that can be pointed at, ascending, and what is told of the n-th. */
  moments: readonly number[]
  describe: (index: number) => ReactNode
  /** Drawn in a field of 1000 × 100; `x` and `y` place a moment and a value in it. */
  children: (x: (at: number) => number, y: (value: number) => number) => ReactNode
}

/** Axes, change marks and a pointer over a drawing whose points are already known. Scales with the page and measures nothing. */
export default function TimeFrame({ label, from, to, top, timeTicks, valueTicks, marks, moments, describe, children }: Props) {
  const [pointed, setPointed] = useState<number | null>(null)
  const part = (at: number) => (at - from) / Math.max(1, to - from)
  const x = (at: number) => part(at) * 1000
  const y = (value: number) => 100 - (Math.min(value, top) / Math.max(top, Number.EPSILON)) * 100
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    setPointed(nearest(moments, from + ((event.clientX - box.left) / Math.max(1, box.width)) * (to - from)))
  }
  const at = pointed === null ? undefined : moments[pointed]
  return (
    <div role="img" aria-label={label} className="grid grid-cols-[52px_minmax(0,1fr)] text-2xs text-ink-3">
      <div className="relative h-44">
        {valueTicks.map((tick) => (
          <span key={tick.at} className="absolute right-2 -translate-y-1/2 whitespace-nowrap" style={{ top: `${y(tick.at)}%` }}>
            {tick.label}
          </span>
        ))}
      </div>
      <div className="relative h-44 touch-pan-y" onPointerMove={point} onPointerDown={point} onPointerLeave={() => setPointed(null)}>
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" className="absolute inset-0 size-full overflow-visible">
          {valueTicks.map((tick) => (
            <line key={tick.at} x1="0" x2="1000" y1={y(tick.at)} y2={y(tick.at)} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
          ))}
          {children(x, y)}
          {marks.map((mark, index) => (
            <line
              key={index}
              x1={x(mark)}
              x2={x(mark)}
              y1="-4"
              y2="100"
              stroke="var(--ink-2)"
              strokeDasharray="1 3"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        {marks.map((mark, index) => (
          <span key={index} className="absolute -top-2.5 -translate-x-1/2 text-ink-2" style={{ left: `${part(mark) * 100}%` }}>
            ▾
          </span>
        ))}
        {pointed === null || at === undefined ? null : (
          <>
            <span className="absolute inset-y-0 w-px bg-line-strong" style={{ left: `${part(at) * 100}%` }} />
            <div
              className={clsx(
                'pointer-events-none absolute top-1 z-10 w-max max-w-60 rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-xs text-ink',
                part(at) > 0.5 ? '-translate-x-[calc(100%+8px)]' : 'translate-x-2',
              )}
              style={{ left: `${part(at) * 100}%` }}
            >
              {describe(pointed)}
            </div>
          </>
        )}
      </div>
      <span />
      <div className="relative mt-1.5 h-4">
        {timeTicks.map((tick, index) => (
          <span
            key={tick.at}
            className={clsx('absolute -translate-x-1/2 whitespace-nowrap', index % 2 === 1 && 'max-sm:hidden')}
            style={{ left: `${part(tick.at) * 100}%` }}
          >
            {tick.label}
          </span>
        ))}
      </div>
    </div>
  )
}

/** The place of the moment that is nearest to `at`; null when there is none. */
function nearest(moments: readonly number[], at: number): number | null {
  let best: number | null = null
  for (const [index, moment] of moments.entries()) {
    if (best === null || Math.abs(moment - at) < Math.abs((moments[best] ?? 0) - at)) best = index
  }
  return best
}
