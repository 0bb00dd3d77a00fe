'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { momentParts } from '@/components/ui/moment'
import { useNow } from '@/components/ui/use-now'

/**
 * A time by the clock of the release's zone and, small, by the reader's own where that is another: beside it, or below where it is narrow.
 */
export function Clock({ at, zone, seconds = false }: { at: number; zone: string; seconds?: boolean }) {
  const t = useTranslations('timeline.zone')
  const locale = useLocale()
  const own = useTimeZone() ?? 'UTC'
  const there = momentParts(new Date(at), zone, locale)
  const here = momentParts(new Date(at), own, locale)
  const text = (parts: typeof there) => (seconds ? `${parts.time}:${parts.seconds}` : parts.time)
  return (
    <time dateTime={new Date(at).toISOString()} className="whitespace-nowrap" title={`${text(there)} ${there.zone}`}>
      <span className="font-medium">{text(there)}</span>
      {here.zone === there.zone ? null : (
        <span className="ml-1.5 text-xs text-ink-3 max-sm:ml-0 max-sm:block" title={t('ownHint', { zone: own })}>
          {t('own', { time: text(here) })}
        </span>
      )}
    </time>
  )
}

/** Which zone the page speaks in, and which is the reader's. */
export function ZoneLine({ zone }: { zone: string }) {
  const t = useTranslations('timeline.zone')
  const locale = useLocale()
  const now = useNow(60_000)
  const own = useTimeZone() ?? 'UTC'
  const offset = (name: string) => momentParts(new Date(now), name, locale).zone
  const named = (name: string) => (name === offset(name) ? name : `${name} (${offset(name)})`)
  return (
    <span suppressHydrationWarning>
      {own === zone ? t('same', { zone: named(zone) }) : t('both', { zone: named(zone), own: named(own) })}
    </span>
  )
}
