'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { formatDue } from '@/lib/templates/due-text'
import type { PlanWatch } from '@/lib/templates/parts'
import { readingTimes } from '@/lib/templates/watches'

const SHOWN = 48

/** When a watch asks for its readings. */
export function ReadingTimes({ watch }: { watch: PlanWatch }) {
  const t = useTranslations('editor.parts')
  const times = readingTimes(watch)
  return (
    <div className="mt-3">
      <p className="mb-1 text-sm text-ink-2">{t('readings', { count: times.length })}</p>
      <ul className="flex flex-wrap gap-1">
        {times.slice(0, SHOWN).map((at) => (
          <li key={at}>
            <Chip mono>{formatDue(at % 60 === 0 ? { afterHours: at / 60 } : { afterMinutes: at })}</Chip>
          </li>
        ))}
        {times.length > SHOWN ? <li className="text-xs text-ink-3">{t('more', { count: times.length - SHOWN })}</li> : null}
      </ul>
    </div>
  )
}
