import { assertionKinds } from '../../assertions'
import { maxPattern } from '../../assertions/compare'
import type { ReadAssertion } from '../read-request'
import { listStatuses } from './list-statuses'

/** What of the answer a clause looks at. `length` asks for the length of what the path selects. */
export type Subject =
  | { of: 'status' | 'latency' | 'body' }
  | { of: 'header'; name: string }
  | { of: 'json'; path: string; length?: boolean }

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

/** What is compared with. Quoted, it is a text whatever it looks like. */
export interface Operand {
  text: string
  quoted: boolean
}

const absent = 'this kind of assertion is not there yet'
const variableInPattern = 'a variable inside a literal pattern cannot be escaped before the run'

/**
 * The assertions that hold exactly when a clause of another format does, or why there are none. More than one is needed for `>`: at least,
 * and not equal. Latency takes `<` as `<=`: the two differ by one instant.
 */
export function assertionsFor(subject: Subject, op: Comparison, operands: readonly Operand[]): ReadAssertion[] | string {
  const made = make(subject, op, operands)
  if (typeof made === 'string') return made
  for (const one of made) {
    // Measured first: what reads a path or a pattern is not made for a megabyte.
    if (String(one.params.path ?? '').length > 500) return 'its path is longer than 500 characters'
    if (one.params.op === 'matches' && String(one.params.value).length > maxPattern)
      return `its pattern is longer than ${maxPattern} characters`
    const checked = assertionKinds.get(one.kind)?.params.safeParse(one.params)
    if (!checked?.success) return flaws[checked?.error.issues[0]?.message ?? ''] ?? 'its value is none that this kind of assertion takes'
  }
  return made
}

const flaws: Record<string, string> = {
  jsonpath: 'its JSONPath is not one of RFC 9535',
  jsonpath_costly: 'its JSONPath would take time that grows with the square of the answer',
  pattern: 'its pattern is not one that RE2 takes',
  number_expected: 'it is compared with something that is no number',
}

function make(subject: Subject, op: Comparison, operands: readonly Operand[]): ReadAssertion[] | string {
  if (operands.length === 0 && op !== 'exists' && op !== 'not exists') return 'it does not say what to compare with'
  if (subject.of === 'status') return statusAssertions(op, operands)
  if (subject.of === 'latency') return latencyAssertions(op, operands)
  if (subject.of === 'json')
    return subject.length ? lengthAssertions(subject.path, op, operands) : jsonAssertions(subject.path, op, operands)
  const text = textComparison(op, operands)
  if (typeof text === 'string') return text
  if (subject.of === 'header') return [{ kind: 'header', params: { name: subject.name, ...text } }]
  if (text.op === 'equals' && !text.value?.includes('{{'))
    return exactly(text.value, (value) => [{ kind: 'body_text', params: { op: 'matches', value } }])
  return text.op === 'present' || text.op === 'absent' || text.value === '' ? absent : [{ kind: 'body_text', params: text }]
}

const numeric = (text: string) => /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)
const compare: Partial<Record<Comparison, (a: number, b: number) => boolean>> = {
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
}

function statusAssertions(op: Comparison, operands: readonly Operand[]): ReadAssertion[] | string {
  const texts = operands.map(({ text }) => text)
  const expected = (text: string) => (text === '' ? 'no status of HTTP is like that' : [{ kind: 'status', params: { expected: text } }])
  if (op === '==' || op === 'in') return expected(texts.join(', '))
  if (op === 'not in') return texts.every(numeric) ? expected(listStatuses((status) => !texts.map(Number).includes(status))) : absent
  if (op === 'glob') {
    const glob = texts[0]!
    if (!/^[\d*?]{1,10}$/.test(glob)) return absent
    const pattern = new RegExp(`^${glob.replace(/\*+/g, String.raw`\d*`).replace(/\?/g, String.raw`\d`)}$`)
    return expected(listStatuses((status) => pattern.test(String(status))))
  }
  const test = compare[op]
  if (!test || !numeric(texts[0]!)) return absent
  return expected(listStatuses((status) => test(status, Number(texts[0]))))
}

function latencyAssertions(op: Comparison, [limit]: readonly Operand[]): ReadAssertion[] | string {
  if ((op !== '<' && op !== '<=') || !numeric(limit!.text)) return absent
  return [{ kind: 'latency', params: { maxMs: Math.ceil(Number(limit!.text)) } }]
}

function lengthAssertions(path: string, op: Comparison, [limit]: readonly Operand[]): ReadAssertion[] | string {
  if (!/^\d{1,9}$/.test(limit!.text)) return 'a length is compared with a whole number'
  const json = (own: string, value: number) => [{ kind: 'jsonpath', params: { path, op: own, value: String(value) } }]
  if (op === '==') return json('length', Number(limit!.text))
  if (op === '>=') return json('min_length', Number(limit!.text))
  return op === '>' ? json('min_length', Number(limit!.text) + 1) : absent
}

function jsonAssertions(path: string, op: Comparison, operands: readonly Operand[]): ReadAssertion[] | string {
  const json = (own: string, value?: string) => ({
    kind: 'jsonpath',
    params: value === undefined ? { path, op: own } : { path, op: own, value },
  })
  if (op === 'exists') return [json('present')]
  if (op === 'not exists') return [json('absent')]
  const first = operands[0]!
  if (op === '==') return [json('equals', literal(first))]
  if (op === '!=') return [json('not_equals', literal(first))]
  if (op === 'not in') return operands.map((one) => json('not_equals', literal(one)))
  if (op === 'contains') return [json('contains', first.text)]
  if (op === 'includes') return [json('contains', literal(first))]
  if (op === 'type') return [json('type', first.text)]
  if (op === '>=' || op === '<=') return [json(op === '>=' ? 'at_least' : 'at_most', first.text)]
  if (op === '>' || op === '<') return [json(op === '>' ? 'at_least' : 'at_most', first.text), json('not_equals', first.text)]
  if (op === 'in' && operands.some((one) => !one.quoted && isJson(one.text))) return 'one of several values is there for texts only'
  const text = textComparison(op, operands)
  if (typeof text === 'string') return text
  return [json(text.op, text.value)]
}

/** As the value of a JSON assertion is written: what would be taken for a number, `true` or a variable of any type gets its quotes. */
function literal({ text, quoted }: Operand): string {
  return quoted && (text.includes('{{') || isJson(text)) ? JSON.stringify(text) : text
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return text.trim() === 'null'
  }
}

function textComparison(op: Comparison, operands: readonly Operand[]): { op: string; value?: string } | string {
  const value = operands[0]?.text ?? ''
  if (op === 'exists') return { op: 'present' }
  if (op === 'not exists') return { op: 'absent' }
  if (op === '==') return { op: 'equals', value }
  if (op === '!=') return { op: 'not_equals', value }
  if (op === 'contains' || op === 'includes') return { op: 'contains', value }
  if (op === 'not contains') return { op: 'not_contains', value }
  if (op === 'matches') return { op: 'matches', value }
  if (op === 'not matches') return { op: 'not_matches', value }
  const variable = operands.some(({ text }) => text.includes('{{'))
  if (variable && op === 'starts') return { op: 'starts_with', value }
  if (variable && op === 'ends') return { op: 'ends_with', value }
  if (variable) return variableInPattern
  if (op === 'not starts') return { op: 'not_matches', value: `^${escapePattern(value)}` }
  if (op === 'not ends') return { op: 'not_matches', value: `${escapePattern(value)}$` }
  if (op === 'starts') return { op: 'matches', value: `^${escapePattern(value)}` }
  if (op === 'ends') return { op: 'matches', value: `${escapePattern(value)}$` }
  if (op === 'in') return { op: 'matches', value: `^(?:${operands.map(({ text }) => escapePattern(text)).join('|')})$` }
  if (op !== 'glob') return absent
  const inner = /^\*([^*?[\]\\]+)\*$/.exec(value)?.[1]
  if (inner !== undefined) return { op: 'contains', value: inner }
  if (/[[\]\\]/.test(value)) return 'classes of characters in a pattern of this kind are not understood'
  return {
    op: 'matches',
    value: `(?s)^${escapePattern(value)
      .replace(/(?:\\\*)+/g, '.*')
      .replace(/\\\?/g, '.')}$`,
  }
}

function exactly(value: string | undefined, then: (pattern: string) => ReadAssertion[]): ReadAssertion[] | string {
  if (value?.includes('{{')) return variableInPattern
  return then(`^${escapePattern(value ?? '')}$`)
}

const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
