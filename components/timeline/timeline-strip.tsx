'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TimeRange } from '@/components/ui/time'
import { useMoment } from '@/components/ui/use-moment'
import { buildStrip, type Strip, type StripScale, shiftWindow } from '@/lib/releases/strip-model'
import type { TimelineFacts } from '@/lib/releases/timeline-facts'
import { markColour } from './mark-chip'

type Span = { start: number; end: number }
type Props = {
  facts: TimelineFacts
  now: number
  mayMove: boolean
  /** The reader wants to see what this window would move. */
  onTry: (window: Span) => void
}

/**
 * The release at a glance, by days or by the hours around its window. Whoever may move the window takes it here, with the pointer or with
 * the arrow keys; nothing moves before what follows was shown.
 */
export function TimelineStrip({ facts, now, mayMove, onTry }: Props) {
  const t = useTranslations('timeline.strip')
  const [scale, setScale] = useState<StripScale>('days')
  const held: Span = { start: Date.parse(facts.window.start), end: Date.parse(facts.window.end) }
  const [tried, setTried] = useState<{ of: string; window: Span } | null>(null)
  const key = `${facts.window.start} ${facts.window.end} ${facts.window.timeZone}`
  // A window that somebody else moved meanwhile is not the one that was being tried.
  const window = tried?.of === key ? tried.window : held
  const moved = window.start !== held.start
  const strip = buildStrip(facts, scale, now, window)
  const zone = facts.window.timeZone
  return (
    <div className="px-3.5 pt-2.5 pb-3">
      <fieldset className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <legend className="sr-only">{t('scale')}</legend>
        {(['days', 'hours'] as const).map((each) => (
          <label key={each} className="flex items-center gap-1.5">
            <input type="radio" name="strip-scale" checked={scale === each} onChange={() => setScale(each)} className="accent-accent" />
            {t(each)}
          </label>
        ))}
        {mayMove ? <span className="text-xs text-ink-3">{t(scale === 'days' ? 'hintDays' : 'hintHours')}</span> : null}
      </fieldset>
      <Track
        strip={strip}
        facts={facts}
        window={window}
        mayMove={mayMove}
        onWindow={(next) => setTried({ of: key, window: next })}
        onTry={() => (moved ? onTry(window) : undefined)}
        onBack={() => setTried(null)}
      />
      {moved ? (
        <div role="status" className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
          <span>
            {t.rich('tried', {
              from: () => <TimeRange from={facts.window.start} to={facts.window.end} zone={zone} className="text-ink-2" />,
              to: () => (
                <TimeRange
                  from={new Date(window.start).toISOString()}
                  to={new Date(window.end).toISOString()}
                  zone={zone}
                  className="font-medium"
                />
              ),
            })}
          </span>
          <span className="flex gap-2">
            <Button size="sm" variant="primary" onClick={() => onTry(window)}>
              {t('see')}
            </Button>
            <Button size="sm" onClick={() => setTried(null)}>
              {t('back')}
            </Button>
          </span>
        </div>
      ) : null}
    </div>
  )
}

type TrackProps = {
  strip: Strip
  facts: TimelineFacts
  window: Span
  mayMove: boolean
  onWindow: (window: Span) => void
  onTry: () => void
  onBack: () => void
}

const percent = (x: number) => `${x * 100}%`

function Track({ strip, facts, window, mayMove, onWindow, onTry, onBack }: TrackProps) {
  const t = useTranslations('timeline.strip')
  return (
    <div className="relative h-19 select-none">
      <div className="absolute inset-x-0 top-3 bottom-5 rounded-md border border-line bg-hover" />
      {strip.freezes.map((freeze) => (
        <div
          key={freeze.id}
          title={t('freeze', { reason: freeze.reason })}
          style={{ left: percent(freeze.x), width: percent(freeze.width) }}
          className="absolute top-3 bottom-5 border-x border-hold-line bg-hold-bg"
        />
      ))}
      {strip.ticks.map((tick) => (
        <div
          key={tick.at}
          style={{ left: percent(tick.x) }}
          className={clsx('absolute top-3 bottom-5 border-l', tick.main ? 'border-line-strong' : 'border-line')}
        >
          {tick.main && tick.x < 0.98 ? (
            <span className="absolute top-full left-0 mt-0.5 text-2xs whitespace-nowrap text-ink-3">{tick.label}</span>
          ) : null}
        </div>
      ))}
      {strip.marks.map((mark) => (
        <span
          key={mark.x}
          style={{ left: percent(mark.x) }}
          className={clsx('absolute bottom-7 size-1.5 -translate-x-1/2 rounded-full', markColour[mark.mark])}
        />
      ))}
      {strip.now === null ? null : (
        <div style={{ left: percent(strip.now) }} className="pointer-events-none absolute top-0 bottom-5 z-10 border-l-2 border-ink">
          <span
            className={clsx('absolute top-0 px-1 text-2xs leading-3 font-medium whitespace-nowrap', strip.now > 0.9 ? 'right-0' : 'left-0')}
          >
            {t('now')}
          </span>
        </div>
      )}
      <WindowBar strip={strip} facts={facts} window={window} mayMove={mayMove} onWindow={onWindow} onTry={onTry} onBack={onBack} />
    </div>
  )
}

/** The window itself. A slider in the words of assistive technology: arrows move it, Enter shows what follows, Escape puts it back. */
function WindowBar({ strip, facts, window, mayMove, onWindow, onTry, onBack }: TrackProps) {
  const t = useTranslations('timeline.strip')
  const moment = useMoment()
  const grip = useRef<{ x: number; width: number; from: Span } | null>(null)
  const zone = facts.window.timeZone
  const { width } = strip.window
  const look = 'absolute top-4 bottom-8 min-w-2 rounded-sm border border-accent bg-accent-bg'
  const place = { left: percent(strip.window.x), width: percent(width) }
  const says = (at: number) => moment(new Date(at), zone, 'full', window.start)
  const text = t('windowAt', { from: says(window.start), to: says(window.end) })
  if (!mayMove) return <div role="img" aria-label={text} style={place} className={look} />

  const step = strip.scale === 'days' ? { small: { days: 1 }, large: { days: 7 } } : { small: { minutes: 15 }, large: { minutes: 60 } }
  const shift = (by: { days?: number; minutes?: number }, times: number, from = window) =>
    shiftWindow(from, { days: (by.days ?? 0) * times, minutes: (by.minutes ?? 0) * times }, zone)
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      ArrowLeft: () => onWindow(shift(event.shiftKey ? step.large : step.small, -1)),
      ArrowDown: () => onWindow(shift(step.small, -1)),
      ArrowRight: () => onWindow(shift(event.shiftKey ? step.large : step.small, 1)),
      ArrowUp: () => onWindow(shift(step.small, 1)),
      PageUp: () => onWindow(shift(step.large, 1)),
      PageDown: () => onWindow(shift(step.large, -1)),
      Enter: onTry,
      ' ': onTry,
      Escape: onBack,
    }
    const act = moves[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const track = event.currentTarget.parentElement
    if (!track || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, width: track.clientWidth, from: window }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!grip.current) return
    const share = (event.clientX - grip.current.x) / grip.current.width
    const { from } = grip.current
    if (strip.scale === 'days') onWindow(shift({ days: 1 }, Math.round(share * strip.ticks.length), from))
    else onWindow(shift({ minutes: 5 }, Math.round((share * (strip.to - strip.from)) / 300_000), from))
  }
  const onPointerUp = () => {
    if (!grip.current) return
    const changed = grip.current.from.start !== window.start
    grip.current = null
    if (changed) onTry()
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('window')}
      aria-valuemin={Math.round(strip.from / 60_000)}
      aria-valuemax={Math.round(strip.to / 60_000)}
      aria-valuenow={Math.round(window.start / 60_000)}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        grip.current = null
        onBack()
      }}
      style={place}
      // A day may be a few pixels wide: the pointer is given 28 of them.
      className={clsx(
        look,
        'z-20 cursor-grab touch-none active:cursor-grabbing after:absolute after:inset-y-0 after:left-1/2 after:w-7 after:-translate-x-1/2',
      )}
    />
  )
}
