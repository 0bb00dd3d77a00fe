'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { EvidenceView } from '@/lib/checklists/view'
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

function EvidenceValue({ entry }: { entry: EvidenceView }) {
  const { value } = entry
  if (entry.kind === 'link') {
    const url = String(value.url ?? '')
    // What is stored was checked when it was attached; it is checked again before it becomes something to click.
    if (!/^https?:\/\//i.test(url)) return <span className="break-all">{url}</span>
    return (
      <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="link break-all">
        {String(value.title || url)}
      </a>
    )
  }
  if (entry.kind === 'number') return <span className="font-medium">{`${String(value.number)} ${String(value.unit ?? '')}`.trim()}</span>
  if (entry.kind === 'file' && entry.fileId) {
    return (
      <a href={`/files/${entry.fileId}`} download className="link break-all">
        {`${String(value.name ?? '')} (${formatBytes(Number(value.size))})`}
      </a>
    )
  }
  return <span className="break-words whitespace-pre-wrap">{String(value.text ?? '')}</span>
}

/** A size as people read it: `512 B`, `12.4 kB`, `3.1 MB`. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
