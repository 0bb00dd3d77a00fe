import { localeCookie, themeCookie } from '@/lib/core/i18n/locale'

export type Theme = 'light' | 'dark' | 'system'

const year = 365 * 86_400

/** Puts a choice where the next page finds it. `null` forgets it. Language and theme are no secrets, so a script may write them. */
function remember(name: string, value: string | null): void {
  const secure = window.location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${name}=${value ?? ''}; path=/; max-age=${value === null ? 0 : year}; samesite=lax${secure}`
}

/** The theme the page is drawn in: the chosen one, or the system's. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** Draws the page in a theme at once and keeps the choice. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  remember(themeCookie, theme === 'system' ? null : theme)
}

/** Keeps the choice of language; the page must be made again to show it. */
export function chooseLocale(locale: string): void {
  remember(localeCookie, locale)
}
