import { compareTexts } from './compare-texts'
import type { FieldChange } from './difference'

/** Fields that people read; their changes are shown word by word. */
const texts = new Set([
  'text',
  'textZh',
  'title',
  'titleZh',
  'details',
  'detailsZh',
  'name',
  'nameZh',
  'label',
  'labelZh',
  'meaning',
  'meaningZh',
  'mitigation',
  'mitigationZh',
  'subject',
  'subjectZh',
  'audience',
  'value',
])

/** The fields in which two plain things differ, in the order they are written; parameters one by one. */
export function compareFields(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((field): FieldChange[] => {
    const [then, now] = [before[field], after[field]]
    if (field === 'params' && isRecord(then) && isRecord(now))
      return compareFields(then, now).map((change) => ({ ...change, field: `params.${change.field}` }))
    if (sameValue(then, now)) return []
    const readable = texts.has(field) && typeof then === 'string' && typeof now === 'string'
    return [{ field, before: then ?? null, after: now ?? null, ...(readable ? { words: compareTexts(then, now) } : {}) }]
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether two values of JSON are the same, whatever the order of their members. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((entry, index) => sameValue(entry, other[index]))
  if (!isRecord(one) || !isRecord(other)) return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && sameValue(one[name], other[name]))
  )
}
