import { type Locale, type Translator, translator } from '@/lib/core/texts'
import type { Words } from './verdict-facts'

const inUtc = (at: string) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/**
 * Says a station's words outside a page, for machines and mail: moments in UTC unless `moment` says them, lengths of time in hours and
 * minutes.
 */
export function sayWords(
  locale: Locale,
  { code, params = {} }: Words,
  { moment = inUtc, text = translator(locale) }: { moment?: (at: string) => string; text?: Translator } = {},
): string {
  const said = Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, string | number] => {
      const chinese = locale === 'zh' ? params[`${name}Zh`] : undefined
      if (chinese) return [name, chinese]
      if (name.endsWith('At')) return [name, moment(String(value))]
      if (name.endsWith('Ms')) return [name, lengthOf(Number(value))]
      if (name === 'area') return [name, text(`releases.areas.${value}`)]
      if (name === 'parts')
        return [
          name,
          String(value)
            .split(' ')
            .map((part) => text(`releases.parts.${part}`))
            .join(text('releases.parts.join')),
        ]
      return [name, value]
    }),
  )
  return text(`releases.stations.${code}`, said)
}

function lengthOf(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
