import { assertionKinds } from '../../assertions'
import { maxPattern } from '../../assertions/compare'
import type { ReadAssertion } from '../read-request'
import { because, type Why, type WhyCode } from '../why'
import { amountAssertion } from './amount-assertion'
import { escapePattern } from './escape-pattern'
import { listStatuses } from './list-statuses'

/** What of the answer a clause looks at. `length` asks for the length of what the path selects, `count` for how many there are. */
export type Subject =
  | { of: 'status' | 'latency' | 'body' }
  | { of: 'size' }
  | { of: 'header'; name: string; count?: boolean }
  | { of: 'xpath'; path: string; count?: boolean }
  | { of: 'json'; path: string; length?: boolean; count?: boolean }

/** Whether it is how many, how long or how large. */
const isAmount = (subject: Subject): boolean =>
  ('count' in subject && subject.count === true) || (subject.of === 'json' && subject.length === true)

export type Amount = Extract<Subject, { of: 'size' } | { of: 'header' } | { of: 'xpath' } | { of: 'json' }>

export type Comparison =
  | '=='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'contains'
  | 'includes'
  | 'not contains'
  | 'not includes'
  | 'matches'
  | 'starts'
  | 'ends'
  | 'glob'
  | 'in'
  | 'not in'
  | 'exists'
  | 'not exists'
  | 'not matches'
  | 'not starts'
  | 'not ends'
  | 'type'
  | 'empty'
  | 'not empty'

/** What is compared with. Quoted, it is a text whatever it looks like. */
export interface Operand {
  text: string
  quoted: boolean
}

const absent = because('no_assertion_says_this')

/**
 * The assertions that hold exactly when a clause of another format does, or why there are none. Latency takes `<` as `<=`: the two differ by one
 * instant.
 */
export function assertionsFor(subject: Subject, op: Comparison, operands: readonly Operand[]): ReadAssertion[] | Why {
  const made = make(subject, op, operands)
  return Array.isArray(made) ? (flawOf(made) ?? made) : made
}

/** Why a suite would not take one of these; null when it takes them all. */
export function flawOf(made: readonly ReadAssertion[]): Why | null {
  for (const one of made) {
    // Measured first: what reads a path or a pattern is not made for a megabyte.
    if (String(one.params.path ?? '').length > 500) return because('path_too_long')
    if (/^(not_)?matches$/.test(String(one.params.op)) && String(one.params.value).length > maxPattern)
      return because('pattern_too_long', { most: maxPattern })
    const checked = assertionKinds.get(one.kind)?.params.safeParse(one.params)
    if (!checked?.success) return because(flaws[checked?.error.issues[0]?.message ?? ''] ?? 'value_unfit')
  }
  return null
}

const flaws: Record<string, WhyCode> = {
  jsonpath: 'jsonpath_unfit',
  jsonpath_costly: 'jsonpath_costly',
  json_schema: 'json_schema_unfit',
  xpath: 'xpath_unfit',
  pattern: 'pattern_unfit',
  number_expected: 'number_expected',
}

function make(subject: Subject, op: Comparison, operands: readonly Operand[]): ReadAssertion[] | Why {
  if (operands.length === 0 && !/^(not )?(exists|empty)$/.test(op)) return because('compare_missing')
  if (subject.of === 'status') return statusAssertions(op, operands)
  if (subject.of === 'latency') return latencyAssertions(op, operands)
  if (subject.of === 'size' || isAmount(subject)) return amountAssertion(subject as Amount, op, operands[0]?.text ?? '')
  if (subject.of === 'json') return jsonAssertions(subject.path, op, operands)
  const any = subject.of !== 'body' && op === 'includes'
  const text = any ? { op: 'equals', value: operands[0]!.text } : textComparison(op, operands)
  if ('code' in text) return text
  const which = any ? { which: 'any' } : {}
  if (subject.of === 'header') return [{ kind: 'header', params: { name: subject.name, ...text, ...which } }]
  if (subject.of === 'xpath') return [{ kind: 'xpath', params: { path: subject.path, ...text, ...which } }]
  return text.op === 'present' || text.op === 'absent' || text.value === '' || numeric.has(op)
    ? absent
    : [{ kind: 'body_text', params: text }]
}

const isNumber = (text: string) => /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)
const compare: Partial<Record<Comparison, (a: number, b: number) => boolean>> = {
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
}
const numberOps: Partial<Record<Comparison, string>> = { '<': 'less_than', '<=': 'at_most', '>=': 'at_least', '>': 'greater_than' }
const numeric = new Set<Comparison>(['<', '<=', '>=', '>'])

function statusAssertions(op: Comparison, operands: readonly Operand[]): ReadAssertion[] | Why {
  const texts = operands.map(({ text }) => text)
  const expected = (text: string) => (text === '' ? because('status_impossible') : [{ kind: 'status', params: { expected: text } }])
  if (op === '==' || op === 'in') return expected(texts.join(', '))
  if (op === 'not in') return texts.every(isNumber) ? expected(listStatuses((status) => !texts.map(Number).includes(status))) : absent
  if (op === 'glob') {
    const glob = texts[0]!
    if (!/^[\d*?]{1,10}$/.test(glob)) return absent
    const pattern = new RegExp(`^${glob.replace(/\*+/g, String.raw`\d*`).replace(/\?/g, String.raw`\d`)}$`)
    return expected(listStatuses((status) => pattern.test(String(status))))
  }
  const test = compare[op]
  if (!test || !isNumber(texts[0]!)) return absent
  return expected(listStatuses((status) => test(status, Number(texts[0]))))
}

function latencyAssertions(op: Comparison, [limit]: readonly Operand[]): ReadAssertion[] | Why {
  if (op === '>' || op === '>=') return because('slowness_not_asserted')
  if ((op !== '<' && op !== '<=') || !isNumber(limit!.text)) return absent
  if (Number(limit!.text) > 60_000) return because('minute_at_most')
  return [{ kind: 'latency', params: { maxMs: Math.ceil(Number(limit!.text)) } }]
}

function jsonAssertions(path: string, op: Comparison, operands: readonly Operand[]): ReadAssertion[] | Why {
  const json = (own: string, value?: string) => [
    { kind: 'jsonpath', params: value === undefined ? { path, op: own } : { path, op: own, value } },
  ]
  if (op === 'exists') return json('present')
  if (op === 'not exists') return json('absent')
  if (op === 'empty') return json('is_empty')
  if (op === 'not empty') return json('not_empty')
  const first = operands[0]!
  if (op === '==') return json('equals', literal(first))
  if (op === '!=') return json('not_equals', literal(first))
  if (op === 'in' || op === 'not in') return json(op === 'in' ? 'one_of' : 'none_of', listOf(operands))
  if (op === 'contains') return json('contains', first.text)
  if (op === 'includes') return json('contains', literal(first))
  if (op === 'not includes') return json('not_contains', literal(first))
  if (op === 'type') return json('type', first.text)
  const text = textComparison(op, operands)
  return 'code' in text ? text : json(text.op, text.value)
}

/** As the value of a JSON assertion is written: what would be taken for a number, `true` or a variable of any type gets its quotes. */
function literal({ text, quoted }: Operand): string {
  return quoted && (text.includes('{{') || isJson(text)) ? JSON.stringify(text) : text
}

/** A JSON list: texts with their quotes, all else as it is written. */
const listOf = (operands: readonly Operand[]) =>
  `[${operands.map(({ text, quoted }) => (quoted || !(isJson(text) || text.includes('{{')) ? JSON.stringify(text) : text)).join(',')}]`

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return text.trim() === 'null'
  }
}

const textOps: Partial<Record<Comparison, string>> = {
  '==': 'equals',
  '!=': 'not_equals',
  contains: 'contains',
  includes: 'contains',
  'not contains': 'not_contains',
  'not includes': 'not_equals',
  matches: 'matches',
  'not matches': 'not_matches',
  starts: 'starts_with',
  ends: 'ends_with',
  ...numberOps,
}

function textComparison(op: Comparison, operands: readonly Operand[]): { op: string; value?: string } | Why {
  const value = operands[0]?.text ?? ''
  if (op === 'exists') return { op: 'present' }
  if (op === 'not exists') return { op: 'absent' }
  if (textOps[op] !== undefined) return { op: textOps[op], value }
  if (op === 'in' || op === 'not in')
    return { op: op === 'in' ? 'one_of' : 'none_of', value: JSON.stringify(operands.map(({ text }) => text)) }
  if (operands.some(({ text }) => text.includes('{{'))) return because('variable_in_pattern')
  if (op === 'not starts') return { op: 'not_matches', value: `^${escapePattern(value)}` }
  if (op === 'not ends') return { op: 'not_matches', value: `${escapePattern(value)}$` }
  if (op !== 'glob') return absent
  const inner = /^\*([^*?[\]\\]+)\*$/.exec(value)?.[1]
  if (inner !== undefined) return { op: 'contains', value: inner }
  if (/[[\]\\]/.test(value)) return because('glob_classes_unread')
  return { op: 'matches', value: `(?s)^${globPattern(value)}$` }
}

const globPattern = (glob: string) =>
  escapePattern(glob)
    .replace(/(?:\\\*)+/g, '.*')
    .replace(/\\\?/g, '.')
