import { kindValues } from '@/components/ui/kind-fields'
import type { KindForm } from '@/lib/smoke/kind-form'

/*
 * Reading inputs back without losing anything: what nobody touched comes back exactly as it was, though a browser shows it in its own way
 * (line ends become one sign, a number becomes its digits), and what is not drawn yet keeps what it had.
 */

let serial = 0
/** An id for a row that lives only in the browser. */
export const nextId = (): number => ++serial

/** How a text area gives back a text nobody touched. */
const asShown = (text: string) => text.replace(/\r\n?/g, '\n')

/** What is typed in an input, or what it had: when it is not drawn, and when it still shows just that. Typed lines end as they did before. */
export function typedText(data: FormData, name: string, was: string): string {
  const raw = data.get(name)
  if (typeof raw !== 'string') return was
  const shown = asShown(raw)
  if (shown === asShown(was)) return was
  return /\r\n/.test(was) && !/(?<!\r)\n/.test(was) ? shown.replaceAll('\n', '\r\n') : shown
}

/** A number as it is typed; NaN for what is none, for the command to refuse at its field. */
export function typedNumber(data: FormData, name: string, was: number): number {
  const raw = data.get(name)
  return typeof raw === 'string' ? Number(raw.trim() || Number.NaN) : was
}

/** What was typed as a number and is none is not shown as one. */
export const shownNumber = (value: number): string => (Number.isNaN(value) ? '' : String(value))

export type ParamsRow = {
  params: Record<string, unknown>
  /** Begun in this form: whatever its inputs show is what it says. */
  fresh?: boolean
}

/** The parameters of a kind as they are typed. Those no field is for stay as they were. */
export function typedParams(
  data: FormData,
  fields: KindForm['fields'],
  path: string,
  { params, fresh }: ParamsRow,
): Record<string, unknown> {
  const typed = kindValues(data, fields, path)
  if (fresh) return typed
  const kept = { ...params }
  for (const field of fields) {
    const raw = data.get(`${path}.${field.name}`)
    if (isUntouched(field, raw, params[field.name])) continue
    if (typed[field.name] === undefined) delete kept[field.name]
    else kept[field.name] = typed[field.name]
  }
  return kept
}

function isUntouched(field: KindForm['fields'][number], raw: FormDataEntryValue | null, was: unknown): boolean {
  if (field.type === 'boolean') return (raw !== null) === (was === true)
  if (typeof raw !== 'string') return true
  // A select without an empty choice shows its first one.
  const first = field.type === 'select' && field.required ? field.options?.[0]?.value : undefined
  const shown = was === undefined || was === null ? (first ?? '') : String(was)
  return asShown(raw) === asShown(shown)
}
