import type { Locale } from '@/lib/core/texts'

/** Cookie that holds the chosen language. */
export const localeCookie = 'gonogo_locale'
/** Cookie that holds the chosen theme: `light`, `dark`, or absent for the system's. */
export const themeCookie = 'gonogo_theme'

const known: readonly string[] = ['en', 'zh'] satisfies Locale[]

/** Whether a value names a language we have. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && known.includes(value)
}

/** The language for a request: the cookie's, else the first of Accept-Language that we have, else English. */
export function pickLocale(cookie: string | undefined, acceptLanguage: string | null | undefined): Locale {
  if (isLocale(cookie)) return cookie
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().split(';')
      const quality = params.map((p) => p.trim()).find((p) => p.startsWith('q='))
      const weight = quality ? Number(quality.slice(2)) : 1
      return { language: tag.toLowerCase().split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0 }
    })
    .filter((entry) => entry.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wanted.map((entry) => entry.language).find(isLocale) ?? 'en'
}
