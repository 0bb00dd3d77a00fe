import type { KindForm } from '@/lib/smoke/kind-form'
import type { Assertion, Capture } from '@/lib/smoke/step-schema'
import { nextId, type ParamsRow, typedParams, typedText } from './typed'

export type AssertionRow = { id: number; kind: string } & ParamsRow
export type CaptureRow = { id: number } & Capture

/** Where a value can be taken from, in the order the form offers. Named here because the browser needs none of the schema. */
export const captureSources = ['json', 'header', 'cookie', 'regex', 'body', 'status'] as const satisfies readonly Capture['from'][]

/** Expectations as rows. */
export const assertionRows = (list: readonly Assertion[]): AssertionRow[] => list.map((assertion) => ({ id: nextId(), ...assertion }))
/** Values to take as rows. */
export const captureRows = (list: readonly Capture[]): CaptureRow[] => list.map((capture) => ({ id: nextId(), ...capture }))

/** Expectations as they are typed now. A kind this page does not know keeps what it had. */
export function readAssertions(data: FormData, path: string, rows: readonly AssertionRow[], forms: readonly KindForm[]): Assertion[] {
  return rows.map((row, index) => {
    const form = forms.find((one) => one.kind === row.kind)
    return { kind: row.kind, params: form ? typedParams(data, form.fields, `${path}.${index}.params`, row) : row.params }
  })
}

/** Values to take, as they are typed now. */
export function readCaptures(data: FormData, path: string, rows: readonly CaptureRow[]): Capture[] {
  return rows.map((row, index) => ({
    name: typedText(data, `${path}.${index}.name`, row.name).trim(),
    from: row.from,
    path: hasPath(row.from) ? typedText(data, `${path}.${index}.path`, row.path).trim() : row.path,
    secret: data.has(`${path}.${index}.secret`),
  }))
}

/** Whether a source asks where in it to look. */
export const hasPath = (from: Capture['from']): boolean => from !== 'body' && from !== 'status'
