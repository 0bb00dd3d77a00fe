'use client'

import clsx from 'clsx'
import { useLocale, useTranslations } from 'next-intl'
import { createContext, useCallback, useContext } from 'react'
import type { PlanLanguage } from '@/lib/checklists/view'
import { inLanguage, type PlanText, planText } from './plan-text'

const Language = createContext<PlanLanguage | null>(null)

/** In which language the texts of the plan below are shown. */
export const PlanLanguageProvider = Language

/** The chosen language of plans; outside of a plan that of the interface. */
export function usePlanLanguage(): PlanLanguage {
  const own = useLocale() === 'zh' ? 'zh' : 'en'
  return useContext(Language) ?? own
}

/** One text of a plan for a place that holds one line: a label, a title of a window. Both languages are joined by a stroke. */
export function useBilingual(): (english: string, chinese: string) => string {
  const language = usePlanLanguage()
  return useCallback(
    (english, chinese) => {
      const text = planText(english, chinese)
      if (language !== 'both') return inLanguage(text, language).words
      return [text.en, text.zh].filter((words) => words !== null).join(' / ')
    },
    [language],
  )
}

/*
 * Both languages line up over all rows: what stands at a row's end (24% of the plan) and the second language (30%) are as wide in
 * each of them, however far it stands in and whatever is written there.
 */
const bothInRow = '@xl:grid-cols-[minmax(0,1fr)_30cqw]'
/** The columns of a row in both languages: box, texts, end. */
export const bothRow = '@xl:grid-cols-[24px_minmax(0,1fr)_24cqw]'
/** How wide a line that begins at the plan's edge is, for its texts to end where those of rows do. */
export const bothLine = '@xl:max-w-[calc(76cqw-36px)]'
/** And how wide its first part, for the second language to begin there. */
export const bothStart = '@xl:w-[calc(46cqw-46px)]'

type Props = {
  en: string
  zh: string
  className?: string
  /** Lines stay lines. */
  lines?: boolean
  /** Whether the second language begins where it does in every row of the plan, rather than in the middle. */
  inRow?: boolean
  /** Of both languages this one, where the other stands elsewhere. */
  only?: 'en' | 'zh'
}

/**
 * A text of a plan: in one language, or both in two columns that stand below each other where the plan is narrow. A missing translation
 * shows.
 */
export function PlanWords({ en, zh, className, lines = false, inRow = false, only }: Props) {
  const language = usePlanLanguage()
  const text = planText(en, zh)
  const look = clsx('break-words', lines && 'whitespace-pre-wrap', className)
  if (language !== 'both') {
    const { words, lang, translated } = inLanguage(text, language)
    return (
      <span lang={lang} className={look}>
        {words}
        {translated ? null : <NotTranslated />}
      </span>
    )
  }
  if (only) return <Column text={text} language={only} look={look} />
  return (
    <span className={clsx('grid gap-x-5 gap-y-0.5', inRow ? bothInRow : '@xl:grid-cols-2')}>
      <Column text={text} language="en" look={look} />
      <Column text={text} language="zh" look={look} />
    </span>
  )
}

function Column({ text, language, look }: { text: PlanText; language: 'en' | 'zh'; look: string }) {
  const words = text[language]
  return words === null ? (
    <span className={look}>
      <NotTranslated />
    </span>
  ) : (
    <span lang={language} className={look}>
      {words}
    </span>
  )
}

/** The mark of a text that nobody translated. */
function NotTranslated() {
  const t = useTranslations('checklists.language')
  const locale = useLocale()
  return (
    <span
      lang={locale}
      className="mx-1.5 inline-block rounded-sm border border-dashed border-line-strong px-1 text-2xs font-normal text-ink-3"
    >
      {t('missing')}
    </span>
  )
}
