import type { PlanCommunication } from '@/lib/templates/parts'

/** What a release fills in by itself. */
export const RELEASE_FIELDS = [
  'title',
  'version',
  'integration',
  'environment',
  'window_start',
  'window_end',
  'time_zone',
  'manager',
] as const
export type ReleaseField = (typeof RELEASE_FIELDS)[number]

/** Values by field name, as texts are filled with them. */
export type FieldValues = Readonly<Record<string, string>>

const FIELD = /\{\{\s*([A-Za-z][A-Za-z0-9_]{0,63})\s*\}\}/g

/** The fields a text names, each once, in the order they are met. */
export function fieldNames(...texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(FIELD)].map((match) => match[1] ?? '')))]
}

/** A text with its fields filled. What a value says is never read as a field again; a field without a value stays as it is written. */
export function fillText(text: string, values: FieldValues): string {
  return text.replaceAll(FIELD, (written, name: string) => (Object.hasOwn(values, name) && values[name] ? values[name] : written))
}

/** The texts of a communication in a language; the ones there are where a translation is missing. */
export function textsOf(communication: CommunicationTexts, language: 'en' | 'zh'): { subject: string; text: string; translated: boolean } {
  const { subject, subjectZh, text, textZh } = communication
  if (language === 'en') return { subject, text, translated: true }
  return { subject: subjectZh || subject, text: textZh || text, translated: textZh !== '' && (subject === '' || subjectZh !== '') }
}
export type CommunicationTexts = Pick<PlanCommunication, 'subject' | 'subjectZh' | 'text' | 'textZh'>

/** A field a person is asked for: declared by the plan, or named in a text and known to nobody. */
export interface AskedField {
  key: string
  label: string
  labelZh: string
  /** What it says unless something else is entered. */
  value: string
}

/** The fields one has to be asked for: those a text names that the release does not fill. */
export function askedFields(communication: Pick<PlanCommunication, 'fields'> & CommunicationTexts): AskedField[] {
  const { subject, subjectZh, text, textZh, fields } = communication
  return fieldNames(subject, text, subjectZh, textZh)
    .filter((name) => !isReleaseField(name))
    .map((key) => fields.find((field) => field.key === key) ?? { key, label: key.replaceAll('_', ' '), labelZh: '', value: '' })
}

/** Whether the release fills a field by itself. */
export function isReleaseField(name: string): name is ReleaseField {
  return (RELEASE_FIELDS as readonly string[]).includes(name)
}

/** What a text cannot be made with: fields it needs that are empty, and entered ones it does not know. */
export function judgeFields(
  texts: { subject: string; text: string },
  asked: readonly AskedField[],
  entered: FieldValues,
  values: FieldValues,
): { missing: string[]; unknown: string[]; broken: string[] } {
  const needed = fieldNames(texts.subject, texts.text)
  const known = new Set(asked.map((field) => field.key))
  return {
    missing: needed.filter((name) => !values[name]?.trim()),
    unknown: Object.keys(entered).filter((name) => !known.has(name)),
    // A subject is one line: a value that breaks it would write headers of its own.
    broken: fieldNames(texts.subject).filter((name) => /[\p{Cc}\u2028\u2029]/u.test(values[name] ?? '')),
  }
}
