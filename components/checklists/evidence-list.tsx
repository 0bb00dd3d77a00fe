'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { EvidenceView } from '@/lib/checklists/view'
import { EvidenceValue } from './evidence-value'
import { useEvidenceName } from './say'

type Props = {
  evidence: readonly EvidenceView[]
  at: (at: string) => string
  /** Whether the reader may remove entries. */
  mayRemove: boolean
  onRemove: (entry: EvidenceView) => void
}

/** What is attached to an item, each with who attached it and when. */
export function EvidenceList({ evidence, at, mayRemove, onRemove }: Props) {
  const t = useTranslations('checklists.evidence')
  const nameOf = useEvidenceName()
  if (evidence.length === 0) return <p className="text-sm text-ink-3">{t('none')}</p>
  return (
    <ul className="grid gap-1.5">
      {evidence.map((entry) => (
        <li key={entry.id} className="flex flex-wrap items-start gap-x-3 gap-y-0.5 text-sm">
          <span className="w-16 shrink-0 text-ink-3">{nameOf(entry.kind)}</span>
          <span className="min-w-0 flex-1 basis-48">
            <EvidenceValue entry={entry} />
            <span className="block text-xs text-ink-3">{t('added', { name: entry.addedByName, at: at(entry.addedAt) })}</span>
          </span>
          {mayRemove ? (
            <Button size="sm" variant="ghost" onClick={() => onRemove(entry)}>
              {t('remove')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
