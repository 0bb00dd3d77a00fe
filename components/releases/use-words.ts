'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/use-moment'
import { useNow } from '@/components/ui/use-now'
import { useSpan } from '@/components/ui/use-span'
import type { Words } from '@/lib/releases/verdict-facts'

/**
 * Says a station's words in the reader's language: parameters ending in `At` as moments in the release's zone, in `Ms` as lengths of
 * time, `parts` and `area` by their names, and what exists in Chinese (`item`, `itemZh`) in the reader's language.
 */
export function useWords(zone: string): (words: Words) => string {
  const t = useTranslations('releases')
  const locale = useLocale()
  const moment = useMoment()
  const span = useSpan()
  const now = useNow(60_000)
  return ({ code, params = {} }) => {
    const said = Object.fromEntries(
      Object.entries(params).map(([name, value]) => {
        const chinese = locale === 'zh' ? params[`${name}Zh`] : undefined
        if (chinese) return [name, chinese]
        if (name.endsWith('At')) return [name, moment(new Date(value), zone, 'full', now)]
        if (name.endsWith('Ms')) return [name, span(Number(value))]
        if (name === 'area') return [name, t(`areas.${value}`)]
        if (name === 'parts') return [name, partNames(String(value).split(' '))]
        return [name, value]
      }),
    )
    const key = `stations.${code}`
    return t.has(key) ? t(key, said) : code
  }

  function partNames(names: readonly string[]): string {
    return names.map((part) => (t.has(`parts.${part}`) ? t(`parts.${part}`) : part)).join(t('parts.join'))
  }
}

/** Names of subject parts as one text: `version, plan`. */
export function usePartNames(): (parts: readonly string[]) => string {
  const t = useTranslations('releases.parts')
  return (parts) => parts.map((part) => (t.has(part) ? t(part) : part)).join(t('join'))
}

/** A text that exists in two languages: the Chinese one for Chinese readers where there is one. */
export function useBilingual(): (english: string, chinese: string) => string {
  const locale = useLocale()
  return (english, chinese) => (locale === 'zh' && chinese !== '' ? chinese : english)
}
