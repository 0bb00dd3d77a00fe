import { escapeInline, splitUnescaped, unescapeInline } from './dialect-inline'
import type { Setting, SettingValue } from './dialect-settings'

/** `Title · 标题`; when a text has the separator in it, the Chinese one goes into the settings instead. */
export function printTitles(title: string, titleZh: string): { words: string; settings: [string, SettingValue][] } {
  if (title.includes('·') || titleZh.includes('·')) return { words: escapeInline(title), settings: [['zh', titleZh]] }
  return { words: titleZh === '' ? escapeInline(title) : `${escapeInline(title)} · ${escapeInline(titleZh)}`, settings: [] }
}

export const splitTitles = (words: string): string[] => splitUnescaped(words.trim(), ' · ')

/** The titles that parts of a heading say; null when they are more than two and no setting says which is which. */
export function readTitles(parts: readonly string[], zh: Setting | undefined): { title: string; titleZh: string } | null {
  const said = parts.map((part) => unescapeInline(part))
  if (zh) return { title: said.join(' · ').trim(), titleZh: zh.raw }
  return said.length > 2 ? null : { title: said[0]!.trim(), titleZh: said[1]?.trim() ?? '' }
}
