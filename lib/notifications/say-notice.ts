import { type Locale, text } from '@/lib/core/texts'
import type { NoticeKind } from './kinds'
import { sayDay, sayMoment } from './say-moment'

/** The two texts of a notice in a language, for mail; a page says them itself (components/notices). */
export function sayNotice(
  kind: NoticeKind,
  params: Readonly<Record<string, string | number>>,
  locale: Locale,
): { title: string; detail: string } {
  const zone = String(params.zone ?? 'UTC')
  const said = Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, string | number] => {
      if (name.endsWith('At')) return [name, sayMoment(new Date(value), zone, locale)]
      if (name.endsWith('On')) return [name, sayDay(String(value), locale)]
      const chinese = locale === 'zh' ? params[`${name}Zh`] : undefined
      return [name, chinese || value]
    }),
  )
  return { title: text(locale, `notices.kinds.${kind}.title`, said), detail: text(locale, `notices.kinds.${kind}.detail`, said) }
}
