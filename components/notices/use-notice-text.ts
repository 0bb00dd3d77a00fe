'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/use-moment'
import { useNow } from '@/components/ui/use-now'
import { isNoticeKind } from '@/lib/notifications/kinds'

type Said = { kind: string; params: Readonly<Record<string, string | number>> }

/** Noon of a day is on that day wherever it is read. */
function dayText(on: string, moment: ReturnType<typeof useMoment>, now: number): string {
  const noon = new Date(`${on}T12:00:00Z`)
  return Number.isNaN(noon.getTime()) ? on : moment(noon, 'UTC', 'day', now)
}

/**
 * Says a notice in the reader's language: parameters ending in `At` as moments in the zone it names, those in `On` as days, and what exists
 * in Chinese by its Chinese name. A kind this version has no words for says so.
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
        if (name.endsWith('On')) return [name, dayText(String(value), moment, now)]
        return [name, (locale === 'zh' ? params[`${name}Zh`] : undefined) || value]
      }),
    )
    return { title: t(`kinds.${kind}.title`, said), detail: t(`kinds.${kind}.detail`, said) }
  }
}
