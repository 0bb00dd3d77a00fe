'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { sayCondition } from '@/lib/checklists/condition-words'
import type { PlanLanguage, PlanView } from '@/lib/checklists/view'
import type { ActiveDialog } from './active-dialog'
import type { PlanContext, RowCalls } from './plan-context'
import { inLanguage, planText } from './plan-text'

type Around = {
  view: PlanView
  releaseId: string
  facts: readonly { key: string; label: string; labelZh: string }[]
  language: PlanLanguage
  calls: RowCalls
  openDialog: (dialog: ActiveDialog) => void
}

/** What all rows of a plan share; a new object only when something in it is new, or every row would be drawn again at each refetch. */
export function usePlanContext({ view, releaseId, facts, language, calls, openDialog }: Around): PlanContext {
  const t = useTranslations('checklists')
  const locale = useLocale() === 'zh' ? 'zh' : 'en'
  const { timeZone, windowStart, can, roles } = view
  const answers = view.facts
  const day = view.judgedAt.slice(0, 10)
  const own = language === 'both' ? locale : language
  return useMemo(() => {
    const nameOf = (key: string, named: { en: string; zh: string } | undefined) =>
      named ? inLanguage(planText(named.en, named.zh), own).words : key
    const roleName = (key: string) => {
      const role = roles.find((one) => one.key === key)
      return nameOf(key, role && { en: role.name, zh: role.nameZh })
    }
    const factName = (key: string) => {
      const fact = facts.find((one) => one.key === key)
      return nameOf(key, fact && { en: fact.label, zh: fact.labelZh })
    }
    return {
      releaseId,
      zone: timeZone,
      windowStart,
      judgedAt: day,
      can,
      calls,
      openDialog,
      roleName,
      sayCondition: (written) => sayCondition(written, answers, factName, t),
    }
  }, [releaseId, timeZone, windowStart, day, can, roles, answers, facts, calls, openDialog, own, t])
}
