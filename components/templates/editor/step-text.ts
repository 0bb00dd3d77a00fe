'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { StepLabel } from './operation'

/** What a step is called in the reader's language; a kind of step this version does not know is called an edit. */
export function useStepText(): (label: StepLabel) => string {
  const t = useTranslations('editor.steps')
  return useCallback(
    ({ what, text }) => {
      const name = t.has(what as 'other') ? t(what as 'other') : t('other')
      return text === undefined || text === '' ? name : t('with_text', { name, text })
    },
    [t],
  )
}
