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
  header: ({ name, op, value }) => printText(`header ${quoted(text(name))}`, text(op ?? 'present'), text(value)),
  body_text: ({ op, value }) => printText('body', text(op ?? 'contains'), text(value)),
  latency: ({ maxMs }) => lines(`duration <= ${text(maxMs)}`),
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

const types: Record<string, string> = { string: 'isString', number: 'isNumber', boolean: 'isBoolean', array: 'isList', object: 'isObject' }
const comparisons: Record<string, string> = { at_least: '>=', at_most: '<=', greater_than: '>', less_than: '<' }

function printJson(query: string, op: string, value: string): HurlAssertion | null {
  if (op === 'type')
    return value === 'null' ? lines(`${query} == null`) : Object.hasOwn(types, value) ? lines(`${query} ${types[value]}`) : null
  if (op === 'length' || op === 'min_length') return lines(`${query} count ${op === 'length' ? '==' : '>='} ${value}`)
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
