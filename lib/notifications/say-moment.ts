import { DateTime } from 'luxon'
import type { Locale } from '@/lib/core/texts'

/** A day such as `2026-12-05` as a sentence outside a page holds it: `Sat 5 Dec 2026`, `2026年12月5日周六`. What is no day stays as it is. */
export function sayDay(on: string, locale: Locale): string {
  const day = DateTime.fromISO(on, { zone: 'utc' })
  if (!day.isValid) return on
  return locale === 'zh' ? day.setLocale('zh-CN').toFormat('yyyy年L月d日ccc') : day.setLocale('en-GB').toFormat('ccc d LLL yyyy')
}

/**
 * A moment as a sentence outside a page holds it, with its zone: `Sun 22 Nov 2026, 02:05 UTC+1`, `2026年11月22日周日 02:05 UTC+1`. An unknown
 * zone is read as UTC.
 */
export function sayMoment(at: Date, zone: string, locale: Locale): string {
  const named = DateTime.fromJSDate(at, { zone })
  const time = named.isValid ? named : DateTime.fromJSDate(at, { zone: 'utc' })
  const offset = time.offset === 0 ? 'UTC' : `UTC${time.toFormat('Z').replace(/:00$/, '')}`
  return locale === 'zh'
    ? `${time.setLocale('zh-CN').toFormat('yyyy年L月d日ccc HH:mm')} ${offset}`
    : `${time.setLocale('en-GB').toFormat('ccc d LLL yyyy, HH:mm')} ${offset}`
}
