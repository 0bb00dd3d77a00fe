'use client'

import { useLocale, useTranslations } from 'next-intl'
import { momentParts } from './moment'

export type MomentLook = 'full' | 'day' | 'clock' | 'stamp'

/**
 * Writes a moment in a zone, in the reader's language. `full`: Sun 22 Nov 02:05 UTC (with the year when it is not `now`'s);
 * `day`: Sun 22 Nov; `clock`: 02:05 UTC; `stamp`: the full form with year and seconds.
 */
export function useMoment(): (at: Date, zone: string, look: MomentLook, now: number) => string {
  const t = useTranslations('common.moment')
  const locale = useLocale()
  return (at, zone, look, now) => {
    const parts = momentParts(at, zone, locale)
    if (look === 'clock') return t('clock', parts)
    const sameYear = momentParts(new Date(now), zone, locale).year === parts.year
    if (look === 'stamp') return t('stamp', parts)
    if (look === 'day') return t(sameYear ? 'day' : 'dayYear', parts)
    return t(sameYear ? 'full' : 'fullYear', parts)
  }
}
