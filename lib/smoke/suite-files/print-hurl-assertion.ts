import type { Assertion, Capture } from '../step-schema'
import { quoted } from './hurl-text'

/** What an assertion is in Hurl: the status behind `HTTP`, lines of `[Asserts]`, or nothing that Hurl has. */
export interface HurlAssertion {
  status?: string
  lines: string[]
  /** Why Hurl cannot say it. */
  lost?: string
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** One assertion as Hurl has it. */
export function printHurlAssertion({ kind, params }: Assertion): HurlAssertion {
  const print = printers[kind]
  const made = print?.(params)
  return made ?? { lines: [], lost: `the assertion "${kind}"${params.op === undefined ? '' : ` (${text(params.op)})`}` }
}

type Print = (params: Record<string, unknown>) => HurlAssertion | null
const lines = (...all: string[]): HurlAssertion => ({ lines: all })

const printers: Record<string, Print> = {
  status: ({ expected }) => printStatus(text(expected)),
  header: ({ name, ...params }) => printFound(`header ${quoted(text(name))}`, params),
  xpath: ({ path, ...params }) => printFound(`xpath ${quoted(text(path))}`, params),
  body_text: ({ op, value }) => printText('body', text(op ?? 'contains'), text(value)),
  // The time to the first byte is none that Hurl knows.
  latency: ({ maxMs, of }) => (of === 'first_byte' ? null : lines(`duration <= ${text(maxMs)}`)),
  size: ({ minBytes, maxBytes }) =>
    minBytes !== undefined && minBytes === maxBytes
      ? lines(`bytes count == ${text(minBytes)}`)
      : lines(
          ...(minBytes === undefined ? [] : [`bytes count >= ${text(minBytes)}`]),
          ...(maxBytes === undefined ? [] : [`bytes count <= ${text(maxBytes)}`]),
        ),
  certificate: ({ minDays }) => (/^\d+$/.test(text(minDays)) ? lines(`certificate "Expire-Date" daysAfterNow >= ${text(minDays)}`) : null),
  protocol: ({ expected }) => lines(`version == ${quoted(text(expected ?? '2'))}`),
  jsonpath: ({ path, op, value }) => printJson(`jsonpath ${quoted(text(path))}`, text(op ?? 'present'), text(value)),
}

/** Hurl has one status, or comparisons that all hold: one range can be said, several cannot. */
function printStatus(expected: string): HurlAssertion | null {
  if (/^\d{3}$/.test(expected)) return { status: expected, lines: [] }
  if (/^\{\{[^{}]*\}\}$/.test(expected)) return lines(`status == ${expected}`)
  const [, from, to] = /^(\d{3})\s*-\s*(\d{3})$/.exec(expected) ?? []
  if (from !== undefined) return lines(`status >= ${from}`, `status <= ${to}`)
  const hundreds = /^([1-5])xx$/i.exec(expected)?.[1]
  return hundreds === undefined ? null : lines(`status >= ${hundreds}00`, `status <= ${hundreds}99`)
}

const predicates: Record<string, string> = {
  equals: '==',
  not_equals: '!=',
  contains: 'contains',
  not_contains: 'not contains',
  matches: 'matches',
  not_matches: 'not matches',
  starts_with: 'startsWith',
  ends_with: 'endsWith',
}

function printText(query: string, op: string, value: string): HurlAssertion | null {
  if (op === 'present') return lines(`${query} exists`)
  if (op === 'absent') return lines(`${query} not exists`)
  return Object.hasOwn(predicates, op) ? lines(`${query} ${predicates[op]} ${quoted(value)}`) : null
}

const counts: Record<string, string> = { count: '==', min_count: '>=', max_count: '<=' }

/** Several of one name: every one is compared, or one of them has to be the value. */
function printFound(query: string, { op: named, value, which }: Record<string, unknown>): HurlAssertion | null {
  const op = text(named ?? 'present')
  if (Object.hasOwn(counts, op)) return lines(`${query} count ${counts[op]} ${text(value)}`)
  if (which === 'any') return op === 'equals' ? lines(`${query} includes ${quoted(text(value))}`) : null
  return printText(query, op, text(value))
}

const types: Record<string, string> = {
  string: 'isString',
  number: 'isNumber',
  boolean: 'isBoolean',
  array: 'isList',
  object: 'isObject',
  integer: 'isInteger',
}
const lengths: Record<string, string> = { length: '==', min_length: '>=', max_length: '<=' }
const comparisons: Record<string, string> = { at_least: '>=', at_most: '<=', greater_than: '>', less_than: '<' }

function printJson(query: string, op: string, value: string): HurlAssertion | null {
  if (op === 'type')
    return value === 'null' ? lines(`${query} == null`) : Object.hasOwn(types, value) ? lines(`${query} ${types[value]}`) : null
  if (Object.hasOwn(lengths, op)) return lines(`${query} count ${lengths[op]} ${value}`)
  if (op === 'is_empty' || op === 'not_empty') return lines(`${query} ${op === 'is_empty' ? '' : 'not '}isEmpty`)
  if (Object.hasOwn(comparisons, op)) return isNumber(value) ? lines(`${query} ${comparisons[op]} ${value}`) : null
  if (op !== 'equals' && op !== 'not_equals') return printText(query, op, value)
  const literal = printLiteral(value)
  return literal === null ? null : lines(`${query} ${predicates[op]} ${literal}`)
}

const isNumber = (value: string) => /^(?:-?\d+(?:\.\d+)?|\{\{[^{}]*\}\})$/.test(value)

/** A value of JSON as Hurl writes it; null for lists and objects, which it compares in no one line. */
function printLiteral(value: string): string | null {
  if (/^(?:\{\{[^{}]*\}\}|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/.test(value)) return value
  try {
    const read: unknown = JSON.parse(value)
    return typeof read === 'string' ? quoted(read) : null
  } catch {
    return quoted(value)
  }
}

const queries: Record<Capture['from'], (path: string) => string> = {
  json: (path) => `jsonpath ${quoted(path)}`,
  header: (path) => `header ${quoted(path)}`,
  cookie: (path) => `cookie ${quoted(path)}`,
  regex: (path) => `regex ${quoted(path)}`,
  body: () => 'body',
  status: () => 'status',
}

/** One line of `[Captures]`. */
export const printHurlCapture = ({ name, from, path, secret }: Capture): string =>
  `${name}: ${queries[from](path)}${secret ? ' redact' : ''}`
