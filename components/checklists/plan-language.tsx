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
function usePlanLanguage(): PlanLanguage {
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

type Props = {
  en: string
  zh: string
  className?: string
  /** Lines stay lines. */
  lines?: boolean
}

/** A text of a plan: in one language, or both in two columns that stand below each other where it is narrow. A missing translation shows. */
export function PlanWords({ en, zh, className, lines = false }: Props) {
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
  return (
    <span className="grid gap-x-5 gap-y-0.5 sm:grid-cols-2">
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
