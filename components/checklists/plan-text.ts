/** A text of a plan in the languages it has. Null: nobody translated it. */
export interface PlanText {
  en: string | null
  zh: string | null
}

/**
 * What a plan holds of one text. Most plans are written in English and translated; one that was written in Chinese alone keeps its words
 * where the English ones would be, and is told by its characters.
 */
export function planText(text: string, textZh: string): PlanText {
  if (textZh !== '') return { en: text === '' ? null : text, zh: textZh }
  if (text === '') return { en: null, zh: null }
  return /\p{Script=Han}/u.test(text) ? { en: null, zh: text } : { en: text, zh: null }
}

/** One language of a text, or the other where it has no translation, with which of them it is. */
export function inLanguage(text: PlanText, language: 'en' | 'zh'): { words: string; lang: 'en' | 'zh'; translated: boolean } {
  const other = language === 'en' ? 'zh' : 'en'
  const own = text[language]
  if (own !== null) return { words: own, lang: language, translated: true }
  return { words: text[other] ?? '', lang: text[other] === null ? language : other, translated: text[other] === null }
}
