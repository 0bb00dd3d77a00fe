'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/use-moment'
import { useNow } from '@/components/ui/use-now'
import { isNoticeKind } from '@/lib/notifications/kinds'

type Said = { kind: string; params: Readonly<Record<string, string | number>> }

/**
 * Says a notice in the reader's language: parameters ending in `At` as moments in the zone it names, and what exists in Chinese by its Chinese
 * name. A kind this version has no words for says so.
 */
export function useNoticeText(): (notice: Said) => { title: string; detail: string } {
  const t = useTranslations('notices')
  const locale = useLocale()
  const moment = useMoment()
  const now = useNow(60_000)
  return ({ kind, params }) => {
    if (!isNoticeKind(kind)) return { title: t('unknown'), detail: '' }
    const zone = String(params.zone ?? 'UTC')
    const said = Object.fromEntries(
      Object.entries(params).map(([name, value]) => {
        if (name.endsWith('At')) return [name, moment(new Date(value), zone, 'full', now)]
        return [name, (locale === 'zh' ? params[`${name}Zh`] : undefined) || value]
      }),
    )
    return { title: t(`kinds.${kind}.title`, said), detail: t(`kinds.${kind}.detail`, said) }
  }
}
