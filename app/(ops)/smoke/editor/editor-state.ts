import { kindValues } from '@/components/ui/kind-fields'
import type { KindForm } from '@/lib/smoke/kind-form'
import type { Capture, Step, SuiteDefinitionInput } from '@/lib/smoke/step-schema'

/*
 * The editor keeps which rows there are; what is typed stays in the inputs, named by the path the command's refusals
 * name (`definition.steps.0.request.url`), so that each complaint lands on its input even after rows were moved.
 */

export type PairRow = { id: number; name: string; value: string }
export type AssertionRow = { id: number; kind: string; params: Record<string, unknown> }
export type CaptureRow = { id: number } & Capture
export type StepRow = {
  id: number
  /** As typed, for the heading. */
  name: string
  initial: Pick<Step, 'always' | 'timeoutMs' | 'retries'> & Pick<Step['request'], 'method' | 'url' | 'followRedirects'>
  body: string | null
  headers: PairRow[]
  query: PairRow[]
  assertions: AssertionRow[]
  captures: CaptureRow[]
}

let serial = 0
/** An id for a row that lives only in the browser. */
export const nextId = (): number => ++serial

/** A step as the rows of the editor. */
export function stepRow(step: Step): StepRow {
  const pairs = (list: readonly { name: string; value: string }[]) => list.map((pair) => ({ id: nextId(), ...pair }))
  const { request, always, timeoutMs, retries } = step
  return {
    id: nextId(),
    name: step.name,
    initial: { always, timeoutMs, retries, method: request.method, url: request.url, followRedirects: request.followRedirects },
    body: request.body?.kind === 'raw' || request.body?.kind === 'json' ? request.body.text : null,
    headers: pairs(request.headers),
    query: pairs(request.query),
    assertions: step.assertions.map((assertion) => ({ id: nextId(), ...assertion })),
    captures: step.captures.map((capture) => ({ id: nextId(), ...capture })),
  }
}

/** A step to begin with: one request that must answer 200. */
export function blankStep(): StepRow {
  return {
    id: nextId(),
    name: '',
    initial: { always: false, timeoutMs: 10_000, retries: 1, method: 'GET', url: '', followRedirects: true },
    body: null,
    headers: [],
    query: [],
    assertions: [{ id: nextId(), kind: 'status', params: { expected: '200' } }],
    captures: [],
  }
}

const text = (data: FormData, name: string) => String(data.get(name) ?? '')

/** The whole definition as it is typed now. Numbers that are none stay NaN, for the command to refuse at their field. */
export function readDefinition(data: FormData, steps: readonly StepRow[], forms: readonly KindForm[]): SuiteDefinitionInput {
  return { steps: steps.map((step, index) => readStep(data, `definition.steps.${index}`, step, forms)) }
}

function readStep(data: FormData, path: string, step: StepRow, forms: readonly KindForm[]): SuiteDefinitionInput['steps'][number] {
  const pairs = (list: string, rows: readonly PairRow[]) =>
    rows.map((_, index) => ({
      name: text(data, `${path}.request.${list}.${index}.name`).trim(),
      value: text(data, `${path}.request.${list}.${index}.value`),
    }))
  return {
    name: text(data, `${path}.name`).trim(),
    request: {
      method: text(data, `${path}.request.method`) as Step['request']['method'],
      url: text(data, `${path}.request.url`).trim(),
      headers: pairs('headers', step.headers),
      query: pairs('query', step.query),
      body: step.body === null ? null : text(data, `${path}.request.body`),
      followRedirects: data.has(`${path}.request.followRedirects`),
    },
    assertions: step.assertions.map((assertion, index) => {
      const form = forms.find((one) => one.kind === assertion.kind)
      // A kind this page does not know keeps what it had.
      const params = form ? kindValues(data, form.fields, `${path}.assertions.${index}.params`) : assertion.params
      return { kind: assertion.kind, params }
    }),
    captures: step.captures.map((_, index) => ({
      name: text(data, `${path}.captures.${index}.name`).trim(),
      from: text(data, `${path}.captures.${index}.from`) as Capture['from'],
      path: text(data, `${path}.captures.${index}.path`).trim(),
      secret: data.has(`${path}.captures.${index}.secret`),
    })),
    always: data.has(`${path}.always`),
    timeoutMs: Number(text(data, `${path}.timeoutMs`).trim() || Number.NaN),
    retries: Number(text(data, `${path}.retries`).trim() || Number.NaN),
  }
}

/** A list with the entry at `from` moved by one place. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by
  if (to < 0 || to >= list.length) return [...list]
  const copy = [...list]
  const [entry] = copy.splice(from, 1)
  copy.splice(to, 0, entry as T)
  return copy
}
