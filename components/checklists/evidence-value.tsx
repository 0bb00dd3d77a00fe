'use client'

import { useTranslations } from 'next-intl'
import { CodeBlock } from '@/components/ui/code'
import type { EvidenceView } from '@/lib/checklists/view'
import { PlanWords } from './plan-language'

/** One piece of evidence as its kind shows it. */
export function EvidenceValue({ entry }: { entry: EvidenceView }) {
  const t = useTranslations('checklists.evidence')
  const { value } = entry
  switch (entry.kind) {
    case 'link': {
      const url = String(value.url ?? '')
      // What is stored was checked when it was attached; it is checked again before it becomes something to click.
      if (!/^https?:\/\//i.test(url)) return <span className="break-all">{url}</span>
      return (
        <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="link break-all">
          {String(value.title || url)}
        </a>
      )
    }
    case 'number':
      return <span className="font-medium">{`${String(value.number)} ${String(value.unit ?? '')}`.trim()}</span>
    case 'file':
      if (!entry.fileId) return <span>{String(value.name ?? '')}</span>
      return (
        <a href={`/files/${entry.fileId}`} download className="link break-all">
          {`${String(value.name ?? '')} (${formatBytes(Number(value.size))})`}
        </a>
      )
    case 'output':
      return <CodeBlock text={String(value.output ?? '')} label={t('output')} copy className="max-w-180 text-xs" />
    case 'communication':
      return <Communication value={value} />
    case 'figures':
      return <Figures value={value} />
    default:
      return <span className="break-words whitespace-pre-wrap">{String(value.text ?? '')}</span>
  }
}

function Communication({ value }: { value: Record<string, unknown> }) {
  const words = [value.name, value.title, value.subject].find((one) => typeof one === 'string' && one !== '')
  return <span className="break-words">{String(words ?? value.key ?? '')}</span>
}

/** The figures of a reading, each with its unit; a stroke where there was no data. */
function Figures({ value }: { value: Record<string, unknown> }) {
  const figures = (Array.isArray(value.figures) ? value.figures : []) as Record<string, unknown>[]
  return (
    <span className="block">
      {figures.map((figure) => (
        <span key={String(figure.key)} className="flex flex-wrap gap-x-2">
          <PlanWords en={String(figure.title ?? figure.key)} zh={String(figure.titleZh ?? '')} className="text-ink-2" />
          <span className="font-medium">
            {typeof figure.value === 'number' ? `${figure.value} ${String(figure.unit ?? '')}`.trim() : '–'}
          </span>
        </span>
      ))}
      {value.note ? <span className="block break-words whitespace-pre-wrap">{String(value.note)}</span> : null}
    </span>
  )
}

/** A size as people read it: `512 B`, `12.4 kB`, `3.1 MB`. */
function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
