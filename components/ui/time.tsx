'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import { type MomentLook, useMoment } from './use-moment'
import { useNow } from './use-now'
import { useSpan } from './use-span'

type Props = {
  at: Date | string | number
  /** IANA zone; UTC unless the thing shown has its own. */
  zone?: string
  look?: MomentLook | 'relative'
  /** Adds "in 25 h 12 min" or "3 min ago" after the moment. */
  relative?: boolean
  className?: string
}

/** A moment with its zone; the relative form moves with time, and the other form is the tooltip. */
export function Time({ at, zone, look = 'full', relative = false, className }: Props) {
  const t = useTranslations('common.moment')
  const now = useNow()
  const moment = useMoment()
  const span = useSpan()
  const inherited = useTimeZone()
  const date = at instanceof Date ? at : new Date(at)
  if (Number.isNaN(date.getTime())) return <span className="text-ink-3">–</span>
  const where = zone ?? inherited ?? 'UTC'
  const distance = date.getTime() - now
  const coarse =
    Math.abs(distance) < 60_000 ? Math.floor(Math.abs(distance) / 10_000) * 10_000 : Math.floor(Math.abs(distance) / 60_000) * 60_000
  const gap = coarse < 10_000 ? t('now') : t(distance > 0 ? 'in' : 'ago', { span: span(coarse) })
  const absolute = moment(date, where, look === 'relative' ? 'full' : look, now)
  return (
    <time
      dateTime={date.toISOString()}
      title={look === 'relative' ? moment(date, where, 'stamp', now) : relative ? undefined : gap}
      className={className}
      suppressHydrationWarning
    >
      {look === 'relative' ? gap : relative ? `${absolute} · ${gap}` : absolute}
    </time>
  )
}

type RangeProps = { from: Date | string; to: Date | string; zone?: string; className?: string }

/** A window such as "Sun 22 Nov 02:00–03:00 UTC"; both days are written when they differ, and both zones where the clocks change. */
export function TimeRange({ from, to, zone, className }: RangeProps) {
  const t = useTranslations('common.moment')
  const now = useNow()
  const moment = useMoment()
  const inherited = useTimeZone()
  const where = zone ?? inherited ?? 'UTC'
  const start = new Date(from)
  const end = new Date(to)
  const days = [moment(start, where, 'day', now), moment(end, where, 'day', now)] as const
  const [startClock, endClock] = [moment(start, where, 'clock', now), moment(end, where, 'clock', now)]
  const [startTime = '', ...startZone] = startClock.split(' ')
  // The zone is said once, unless the clocks change within the range.
  const fromText = endClock.endsWith(` ${startZone.join(' ')}`) ? startTime : startClock
  const text =
    days[0] === days[1]
      ? t('range', { day: days[0], from: fromText, to: endClock })
      : t('rangeDays', { fromDay: days[0], from: fromText, toDay: days[1], to: endClock })
  return (
    <time dateTime={`${start.toISOString()}/${end.toISOString()}`} className={className} suppressHydrationWarning>
      {text}
    </time>
  )
}
