import { useTranslations } from 'next-intl'

type Told = { version?: number; plain?: string; cleared?: boolean } | string | null | undefined
type Props = { change: { summary: string; details: Record<string, unknown> } }

/**
 * A change in a sentence of the reader's language, where its details say what it was; otherwise the sentence that was
 * written down with it.
 */
export function ChangeText({ change }: Props) {
  const t = useTranslations('changes')
  const areas = useTranslations('integrations.area')
  const { what, before, after } = change.details as { what?: unknown; before?: Told; after?: Told }
  if (typeof what !== 'string' || !t.has(`text.${what}`)) return change.summary
  const text = (name: string) => (typeof change.details[name] === 'string' ? change.details[name] : '')
  const told = (value: Told) => {
    if (typeof value === 'string') return value
    if (value === null) return t('nobody')
    if (!value || value.cleared || value.plain === undefined) return '—'
    return value.plain
  }
  const area = text('area')
  return t.rich(`text.${what}`, {
    code: (chunks) => <code className="text-xs break-all">{chunks}</code>,
    variable: text('variable'),
    name: text('name'),
    target: text('target'),
    reason: text('reason'),
    by: text('by') || 'none',
    list: text('list'),
    area: area && areas.has(area) ? areas(area) : area,
    before: told(before),
    after: told(after),
    version: text('version') || (after && typeof after === 'object' ? (after.version ?? 0) : 0),
  })
}
