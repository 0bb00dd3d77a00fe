'use client'

import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useNeeds } from './needs-provider'
import type { Need } from './step-needs'

const isFault = (need: Need) => need.from === 'unknown' || (need.from === 'taken' && need.late)

/** What a step needs before it can ask: each name with who gives it, and at once what nobody gives. */
export function NeedsLine({ index }: { index: number }) {
  const t = useTranslations('suite_editor')
  const needs = useNeeds(index)
  if (needs.length === 0) return null
  return (
    <ul aria-label={t('needs')} className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-3">
      {needs.map((need) => (
        <li key={need.name} className={isFault(need) ? 'flex items-center gap-1 text-hold' : undefined}>
          {isFault(need) ? <TriangleAlert size={12} aria-hidden="true" className="shrink-0" /> : null}
          <span>
            <code className={isFault(need) ? 'break-all' : 'break-all text-ink-2'}>{need.name}</code>{' '}
            {need.from === 'taken' ? t(need.late ? 'needTakenLate' : 'needTaken', { position: need.step }) : t(`need.${need.from}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}
