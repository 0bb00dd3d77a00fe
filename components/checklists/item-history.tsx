'use client'

import { useTranslations } from 'next-intl'
import type { ItemHistoryEntry } from '@/lib/checklists/view'
import { useAt } from './say'

/** Everything that happened to an item, from the audit trail: who, when, what was before and what after. */
export function ItemHistory({ history, zone, judgedAt }: { history: readonly ItemHistoryEntry[]; zone: string; judgedAt: string }) {
  const t = useTranslations('checklists.history')
  const at = useAt(zone, judgedAt)
  if (history.length === 0) return <p className="text-sm text-ink-3">{t('none')}</p>
  return (
    <ol aria-label={t('title')} className="grid gap-2 border-l border-line pl-3">
      {history.map((entry) => (
        <HistoryEntry key={entry.seq} entry={entry} at={at} />
      ))}
    </ol>
  )
}

function HistoryEntry({ entry, at }: { entry: ItemHistoryEntry; at: (at: string, look?: 'stamp') => string }) {
  const t = useTranslations('checklists.history')
  const key = `actions.${entry.action.replaceAll('.', '_')}` as 'actions.item_tick'
  return (
    <li className="text-sm">
      <span className="font-medium">{entry.actorName}</span> {t.has(key) ? t(key) : t('other', { action: entry.action })}
      <span className="ml-2 text-xs text-ink-3">{at(entry.at, 'stamp')}</span>
      <Changes before={entry.before} after={entry.after} />
    </li>
  )
}

/** Field by field what was and what is; fields that say the same on both sides are left out. */
function Changes({ before, after }: { before: unknown; after: unknown }) {
  const t = useTranslations('checklists')
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (name) => JSON.stringify(old[name] ?? null) !== JSON.stringify(now[name] ?? null),
  )
  const show = (name: string, value: unknown) => {
    const text = sayValue(value)
    const state = `states.${text}` as 'states.open'
    if (text === '') return t('history.nothing')
    return (name === 'state' || name === 'underneath') && t.has(state) ? t(state) : text
  }
  if (names.length === 0) return null
  return (
    <ul className="text-xs text-ink-2">
      {names.map((name) => {
        const field = `history.fields.${name}` as 'history.fields.state'
        const label = t.has(field) ? t(field) : name
        return (
          <li key={name} className="break-words">
            {t('history.change', { field: label, before: show(name, old[name]), after: show(name, now[name]) })}
          </li>
        )
      })}
    </ul>
  )
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

/** What a field of the record says, in one line: names before ids, and of evidence what it is. */
function sayValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return value.map(sayValue).join(', ')
  if (typeof value !== 'object') return String(value)
  const fields = value as Record<string, unknown>
  if (fields.value !== undefined) return sayValue(fields.value)
  for (const name of ['url', 'text', 'ownerName', 'name'])
    if (typeof fields[name] === 'string') return [fields[name], fields.reason].filter(Boolean).join(': ')
  if (typeof fields.number === 'number') return `${fields.number} ${String(fields.unit ?? '')}`.trim()
  return Object.entries(fields)
    .map(([name, inner]) => `${name} ${sayValue(inner)}`)
    .join(', ')
}
