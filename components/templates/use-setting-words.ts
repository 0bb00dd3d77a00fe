import { useTranslations } from 'next-intl'
import { formatDue } from '@/lib/templates/due-text'
import type { Due } from '@/lib/templates/schema'

/** Fields whose value is one of a few words, with the messages that hold them. */
const worded: Record<string, string> = {
  before: 'library.value.before',
  probability: 'library.value.level',
  impact: 'library.value.level',
  channel: 'library.value.channel',
  kind: 'templates.kinds',
}

/** Fields that count something, with the message that adds the unit. */
const measured: Record<string, 'minutes' | 'hours'> = {
  estimateMinutes: 'minutes',
  graceMinutes: 'minutes',
  everyMinutes: 'minutes',
  fromMinutes: 'minutes',
  toMinutes: 'minutes',
  maxAgeHours: 'hours',
  validHours: 'hours',
}

/**
 * Writes a setting of a template in the reader's language: what its field is called, and what a value of it says. What has no words of its
 * own is written as it stands.
 */
export function useSettingWords(): { field: (name: string) => string; value: (name: string, value: unknown) => string } {
  const all = useTranslations()
  const t = useTranslations('library')
  const kinds = useTranslations('templates.fields')
  const parts = useTranslations('templates.parts')
  const field = (name: string): string => {
    const param = name.startsWith('params.') ? name.slice(7) : null
    if (param === null) return t.has(`field.${name}` as 'field.name') ? t(`field.${name}` as 'field.name') : name
    const key = param.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    return kinds.has(key as 'limit')
      ? kinds(key as 'limit')
      : t.has(`field.${param}` as 'field.name')
        ? t(`field.${param}` as 'field.name')
        : param
  }
  const value = (name: string, given: unknown): string => {
    if (given === null || given === undefined || given === '') return t('value.none')
    if (typeof given === 'boolean') return t(given ? 'value.yes' : 'value.no')
    if (name === 'due' || name === 'offset') return formatDue(given as Due)
    if (name === 'covers') return (given as string[]).map((part) => parts(part as 'plan')).join(', ')
    const key = `${worded[name]}.${String(given)}`
    if (worded[name] && all.has(key as never)) return all(key as never)
    const unit = measured[name.replace('params.', '')]
    if (unit && typeof given === 'number') return t(...inUnits(unit === 'hours' ? given * 60 : given))
    if (Array.isArray(given)) return given.length === 0 ? t('value.none') : given.map((each) => listed(each)).join(', ')
    return typeof given === 'object' ? JSON.stringify(given) : String(given as string | number)
  }
  return { field, value }
}

/** A length in the largest unit that says it whole. */
function inUnits(minutes: number): ['value.days' | 'value.hours' | 'value.minutes', { count: number }] {
  if (minutes !== 0 && minutes % 1440 === 0) return ['value.days', { count: minutes / 1440 }]
  return minutes !== 0 && minutes % 60 === 0 ? ['value.hours', { count: minutes / 60 }] : ['value.minutes', { count: minutes }]
}

/** One of a list: a key, or a field of a communication by its label. */
function listed(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return String(entry)
  const { label, key } = entry as { label?: unknown; key?: unknown }
  return typeof label === 'string' ? `${label} (${String(key)})` : JSON.stringify(entry)
}
