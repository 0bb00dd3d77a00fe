import { useTranslations } from 'next-intl'
import { Time } from '@/components/ui/time'

interface Entry {
  seq: string
  at: Date
  action: string
  by: string
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** Entries of the audit chain about one template, each in words. */
export function HistoryList({ entries }: { entries: readonly Entry[] }) {
  const actions = useTranslations('audit.actions')
  return (
    <ol>
      {entries.map((entry) => (
        <li key={entry.seq} className="flex flex-wrap items-baseline gap-x-2.5 border-t border-line px-3.5 py-2 first:border-t-0">
          <span className="font-medium">{actions(entry.action.replaceAll('.', '_') as 'template_publish')}</span>
          <Details entry={entry} />
          <span className="ml-auto text-sm text-ink-2">{entry.by}</span>
          <span className="text-sm text-ink-3">
            <Time at={entry.at} look="full" />
          </span>
        </li>
      ))}
    </ol>
  )
}

/** What an entry says beyond its action: the version or draft concerned, the step, the fields that were described anew. */
function Details({ entry: { action, before, after } }: { entry: Entry }) {
  const t = useTranslations('library')
  const steps = useTranslations('editor.steps')
  const parts: string[] = []
  if (typeof after.number === 'number') parts.push(t('version', { number: after.number }))
  else if (typeof after.draft === 'number') parts.push(t('draft', { number: after.draft }))
  else if (typeof before.draft === 'number') parts.push(t('draft', { number: before.draft }))
  if (typeof after.what === 'string')
    parts.push(steps.has(after.what as never) ? steps(after.what as never) : after.what.replaceAll('_', ' '))
  for (const field of ['text', 'note', 'source', 'copiedFrom'] as const) {
    const value = after[field]
    if (typeof value === 'string' && value !== '') parts.push(field === 'source' ? t('versions.from_document', { name: value }) : value)
  }
  if (action === 'template.describe')
    parts.push(
      ...(['name', 'nameZh', 'description', 'descriptionZh', 'tags', 'nextReviewOn'] as const)
        .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
        .map((field) => t(`field.${field}`)),
    )
  return <span className="min-w-0 text-sm text-ink-2">{parts.join(' · ')}</span>
}
