import { z } from 'zod'
import { pathFlaw, selectValues } from '../json-path'
import { checkPattern, finds } from './compare'
import { assertionKind, type Judgement } from './kind'

const ops = ['present', 'equals', 'not_equals', 'contains', 'matches', 'at_least', 'at_most', 'length', 'min_length', 'type'] as const
type Op = (typeof ops)[number]

/** How the outcome names a comparison; where the form's word says the same, it is that. */
const spoken: Partial<Record<Op, string>> = { equals: 'is' }

/**
 * Every value a JSONPath (RFC 9535) selects. A path that selects nothing fails, whatever is compared; so does a body
 * that is not JSON.
 */
export const jsonpath = assertionKind({
  kind: 'jsonpath',
  label: 'jsonpath.label',
  fields: [
    {
      name: 'path',
      type: 'text',
      label: 'jsonpath.path',
      hint: 'jsonpath.path_hint',
      required: true,
      placeholder: '$.data[0].id',
      mono: true,
    },
    { name: 'op', type: 'select', label: 'op', required: true, options: ops.map((value) => ({ value, label: `op_options.${value}` })) },
    { name: 'value', type: 'text', label: 'value', hint: 'jsonpath.value_hint', required: false, mono: true },
  ],
  params: z
    .strictObject({
      path: z.string().trim().min(1, 'required').max(500),
      op: z.enum(ops).default('present'),
      value: z.string().max(2000).optional(),
    })
    .superRefine((params, context) => {
      const flaw = params.path.includes('{{') ? null : pathFlaw(params.path)
      if (flaw) context.addIssue({ code: 'custom', path: ['path'], message: flaw === 'costly' ? 'jsonpath_costly' : 'jsonpath' })
      checkPattern(params, context)
      if (params.op === 'present') return
      if (params.value === undefined) return context.addIssue({ code: 'custom', path: ['value'], message: 'value_missing' })
      const number = ['at_least', 'at_most', 'length', 'min_length'].includes(params.op)
      if (number && !params.value.includes('{{') && !isNumber(params.value)) {
        context.addIssue({ code: 'custom', path: ['value'], message: 'number_expected' })
      }
      if (params.op === 'type' && !types.includes(params.value)) context.addIssue({ code: 'custom', path: ['value'], message: 'json_type' })
    }),
  evaluate: ({ path, op, value }, { body }): Judgement => {
    const expected = op === 'present' ? '' : showExpected(op, value ?? '')
    const answer = { subject: path, op: spoken[op] ?? op, expected }
    const json = body === null ? undefined : readJson(body)
    const found = json === undefined ? [] : (selectValues(path, json.value) ?? [])
    if (found.length === 0) return { ...answer, passed: false, actual: null }
    const wrong = op === 'present' ? -1 : found.findIndex((one) => !holds(op, one, value ?? ''))
    const told = wrong < 0 ? found[0] : found[wrong]
    return { ...answer, passed: wrong < 0, actual: showActual(op, told) }
  },
})

const types = ['string', 'number', 'boolean', 'null', 'array', 'object']

function readJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text))

/** `200`, `true`, `null`, `"a"`, `[1]` mean themselves; anything else is a text. */
function literal(text: string): unknown {
  return readJson(text)?.value ?? (text.trim() === 'null' ? null : text)
}

function holds(op: Op, actual: unknown, expected: string): boolean {
  if (op === 'equals') return same(actual, literal(expected))
  if (op === 'not_equals') return !same(actual, literal(expected))
  if (op === 'contains') {
    if (Array.isArray(actual)) return actual.some((one) => same(one, literal(expected)))
    return typeof actual === 'string' && actual.includes(expected)
  }
  if (op === 'matches') return typeof actual === 'string' && finds(expected, actual)
  if (op === 'type') return typeOf(actual) === expected
  const limit = isNumber(expected) ? Number(expected) : Number.NaN
  if (op === 'at_least') return typeof actual === 'number' && actual >= limit
  if (op === 'at_most') return typeof actual === 'number' && actual <= limit
  const length = lengthOf(actual)
  return length !== null && (op === 'length' ? length === limit : length >= limit)
}

function lengthOf(value: unknown): number | null {
  if (typeof value === 'string') return [...value].length
  if (Array.isArray(value)) return value.length
  return value && typeof value === 'object' ? Object.keys(value).length : null
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

/** Equal as JSON: numbers by value, objects whatever the order of their keys. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object' || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), b as Record<string, unknown>]
  return left.length === Object.keys(right).length && left.every(([key, value]) => Object.hasOwn(right, key) && same(value, right[key]))
}

function showExpected(op: Op, value: string): string {
  if (op === 'equals' || op === 'not_equals') return JSON.stringify(literal(value))
  return op === 'contains' || op === 'matches' ? JSON.stringify(value) : value
}

function showActual(op: Op, value: unknown): string {
  if (op === 'length' || op === 'min_length') {
    const length = lengthOf(value)
    return length === null ? typeOf(value) : String(length)
  }
  return op === 'type' ? typeOf(value) : JSON.stringify(value)
}
