import type { KindForm } from '@/lib/smoke/kind-form'
import type { Include, Poll, Step, SuiteDefinition, SuiteDefinitionInput } from '@/lib/smoke/step-schema'
import { type AssertionRow, assertionRows, type CaptureRow, captureRows, readAssertions, readCaptures } from './checks-state'
import { blankRequest, readRequest, type RequestRow, requestRow } from './request-state'
import { readTable, type TableRows, tableRows } from './table-state'
import { nextId, typedNumber, typedText } from './typed'

/*
 * The editor keeps which rows there are; what is typed stays in the inputs, named by the path the command's refusals
 * name (`definition.steps.0.request.url`), so that each complaint lands on its input even after rows were moved.
 */

export type PollRow = {
  submit: { request: RequestRow; assertions: AssertionRow[]; captures: CaptureRow[] } | null
  doneWhen: AssertionRow[]
  failWhen: AssertionRow[]
  initial: Pick<Poll, 'intervalMs' | 'windowMs'>
}
export type StepRow = {
  id: number
  kind: 'request'
  /** As typed, for the heading. */
  name: string
  initial: Pick<Step, 'kind' | 'always' | 'timeoutMs' | 'retries' | 'phase' | 'probe'>
  request: RequestRow
  assertions: AssertionRow[]
  captures: CaptureRow[]
  poll: PollRow | null
  rows: TableRows | null
}
export type IncludeRow = { id: number; kind: 'include'; suite: string }
export type EntryRow = StepRow | IncludeRow

/** A step or an included suite as rows of the editor. */
export function entryRow(entry: Step | Include): EntryRow {
  return entry.kind === 'include' ? { id: nextId(), kind: 'include', suite: entry.suite } : stepRow(entry)
}

/** A step as the rows of the editor. */
export function stepRow(step: Step): StepRow {
  const { kind, name, always, timeoutMs, retries, phase, probe, poll } = step
  return {
    id: nextId(),
    kind: 'request',
    name,
    initial: { kind, always, timeoutMs, retries, phase, probe },
    request: requestRow(step.request),
    assertions: assertionRows(step.assertions),
    captures: captureRows(step.captures),
    poll: poll && {
      submit: poll.submit && {
        request: requestRow(poll.submit.request),
        assertions: assertionRows(poll.submit.assertions),
        captures: captureRows(poll.submit.captures),
      },
      doneWhen: assertionRows(poll.doneWhen),
      failWhen: assertionRows(poll.failWhen),
      initial: { intervalMs: poll.intervalMs, windowMs: poll.windowMs },
    },
    rows: step.rows && tableRows(step.rows),
  }
}

const answers200 = (): AssertionRow[] => assertionRows([{ kind: 'status', params: { expected: '200' } }])

/** A step to begin with: one request that must answer 200. */
export function blankStep(): StepRow {
  return {
    id: nextId(),
    kind: 'request',
    name: '',
    initial: { always: false, timeoutMs: 10_000, retries: 1, phase: 'check', probe: null },
    request: blankRequest(),
    assertions: answers200(),
    captures: [],
    poll: null,
    rows: null,
  }
}

/** Waiting to begin with: the step's own request asked until one condition holds. */
export const blankPoll = (kind: string): PollRow => ({
  submit: null,
  doneWhen: [{ id: nextId(), kind, params: {}, fresh: true }],
  failWhen: [],
  initial: { intervalMs: 2000, windowMs: 60_000 },
})

/** A submitting request to begin with. */
export const blankSubmit = (): NonNullable<PollRow['submit']> => ({
  request: blankRequest('POST'),
  assertions: assertionRows([{ kind: 'status', params: { expected: '2xx' } }]),
  captures: [],
})

/** The rows of a definition; what a blank suite begins with when there is none. */
export const entryRows = (definition?: SuiteDefinition): EntryRow[] => definition?.steps.map(entryRow) ?? [blankStep()]

/** The whole definition as it is typed now. Numbers that are none stay NaN, for the command to refuse at their field. */
export function readDefinition(data: FormData, entries: readonly EntryRow[], forms: readonly KindForm[]): SuiteDefinitionInput {
  return { steps: entries.map((entry, index) => readEntry(data, `definition.steps.${index}`, entry, forms)) }
}

/** One step as it is typed now. */
export function readEntry(data: FormData, path: string, entry: EntryRow, forms: readonly KindForm[]): Step | Include {
  if (entry.kind === 'include') return { kind: 'include', suite: entry.suite }
  const { initial, poll } = entry
  const text = (name: string, was: string) => typedText(data, `${path}.${name}`, was)
  return {
    ...(initial.kind ? { kind: initial.kind } : {}),
    name: text('name', entry.name).trim(),
    phase: text('phase', initial.phase) as Step['phase'],
    request: readRequest(data, `${path}.request`, entry.request),
    assertions: readAssertions(data, `${path}.assertions`, entry.assertions, forms),
    captures: readCaptures(data, `${path}.captures`, entry.captures),
    always: data.has(`${path}.always`),
    timeoutMs: typedNumber(data, `${path}.timeoutMs`, initial.timeoutMs),
    retries: typedNumber(data, `${path}.retries`, initial.retries),
    poll: poll && readPoll(data, `${path}.poll`, poll, forms),
    rows: entry.rows && readTable(data, `${path}.rows`, entry.rows),
    probe: (text('probe', initial.probe ?? '') || null) as Step['probe'],
  }
}

function readPoll(data: FormData, path: string, { submit, doneWhen, failWhen, initial }: PollRow, forms: readonly KindForm[]): Poll {
  return {
    submit: submit && {
      request: readRequest(data, `${path}.submit.request`, submit.request),
      assertions: readAssertions(data, `${path}.submit.assertions`, submit.assertions, forms),
      captures: readCaptures(data, `${path}.submit.captures`, submit.captures),
    },
    doneWhen: readAssertions(data, `${path}.doneWhen`, doneWhen, forms),
    failWhen: readAssertions(data, `${path}.failWhen`, failWhen, forms),
    intervalMs: typedNumber(data, `${path}.intervalMs`, initial.intervalMs),
    windowMs: typedNumber(data, `${path}.windowMs`, initial.windowMs),
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
