'use client'

import { useTranslations } from 'next-intl'
import { spanParts } from './span'

/** Writes a length of time (milliseconds) in the reader's language: `25 h 12 min`. */
export function useSpan(): (milliseconds: number) => string {
  const t = useTranslations('common.span')
  return (milliseconds) =>
    spanParts(milliseconds)
      .map((part) => t(part.unit, { n: part.n }))
      .join(t('join'))
}
