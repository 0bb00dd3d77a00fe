import { type Locale, text } from '@/lib/core/texts'
import type { Words } from './verdict-facts'

/** Says a station's words outside a page, for machines and mail: moments in UTC, lengths of time in hours and minutes. */
export function sayWords(locale: Locale, { code, params = {} }: Words): string {
  const said = Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, string | number] => {
      const chinese = locale === 'zh' ? params[`${name}Zh`] : undefined
      if (chinese) return [name, chinese]
      if (name.endsWith('At')) return [name, `${new Date(value).toISOString().slice(0, 16).replace('T', ' ')} UTC`]
      if (name.endsWith('Ms')) return [name, lengthOf(Number(value))]
      if (name === 'area') return [name, text(locale, `releases.areas.${value}`)]
      if (name === 'parts')
        return [
          name,
          String(value)
            .split(' ')
            .map((part) => text(locale, `releases.parts.${part}`))
            .join(text(locale, 'releases.parts.join')),
        ]
      return [name, value]
    }),
  )
  return text(locale, `releases.stations.${code}`, said)
}

function lengthOf(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
