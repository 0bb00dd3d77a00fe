import { z } from 'zod'
import { countValues, pathFlaw, selectValues } from '../json-path'
import { checkValue, compareCount, countOps, isCountOp, numberIn, numberOps, textOps } from './compare'
import { compareJson, jsonTypes, lengthOf, literal, readJson, typeOf } from './compare-json'
import { assertionKind, type Judgement } from './kind'

const ops = [
  'present',
  'absent',
  ...textOps,
  ...numberOps,
  'length',
  'min_length',
  'max_length',
  'is_empty',
  'not_empty',
  'type',
  'is_date',
  ...countOps,
] as const
type Op = (typeof ops)[number]

/** How the outcome names a comparison; where the form's word says the same, it is that. */
const spoken: Partial<Record<Op, string>> = { equals: 'is' }

/**
 * Every value a JSONPath (RFC 9535) selects: `{ path, op, value? }`. A path that selects nothing fails, whatever is compared; so does a body that is
 * not JSON, also when nothing is expected.
 *
 * - `present`, `absent`: selects something, or nothing of a body that is JSON; `count`, `min_count`, `max_count`: so many values.
 * - `equals`, `not_equals`, and for members of a list `contains`, `not_contains`: `value` is JSON where it reads as JSON, else a text.
 * - `one_of`, `none_of`: `value` is a JSON list. `starts_with`, `ends_with`, `matches`, `not_matches` (RE2), `is_date` (ISO 8601): for texts only.
 * - `less_than`, `at_most`, `at_least`, `greater_than`: for numbers only. `length`, `min_length`, `max_length`, `is_empty`, `not_empty`: for texts,
 *   lists and objects. `type`: `string`, `number`, `integer`, `boolean`, `null`, `array`, `object`.
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
      checkValue(params, context)
      if (params.op === 'type' && params.value !== undefined && !params.value.includes('{{') && !jsonTypes.includes(params.value))
        context.addIssue({ code: 'custom', path: ['value'], message: 'json_type' })
    }),
  evaluate: ({ path, op, value = '' }, { body }): Judgement => {
    const answer = { subject: path, op: spoken[op] ?? op, expected: showExpected(op, value) }
    const json = body === null ? undefined : readJson(body)
    if (isCountOp(op)) {
      const count = json ? countValues(path, json.value) : null
      return {
        ...answer,
        passed: count !== null && compareCount(op, count, numberIn(value)),
        actual: count === null ? null : String(count),
      }
    }
    const found = json ? selectValues(path, json.value) : null
    if (op === 'absent') {
      // Nothing to look in is not the same as nothing found.
      if (found === null) return { ...answer, passed: false, actual: json ? 'not readable by this path' : 'no JSON' }
      return { ...answer, passed: found.length === 0, actual: found.length === 0 ? null : JSON.stringify(found[0]) }
    }
    if (!found || found.length === 0) return { ...answer, passed: false, actual: null }
    const wrong = op === 'present' ? -1 : found.findIndex((one) => !compareJson(op, one, value))
    const told = wrong < 0 ? found[0] : found[wrong]
    return { ...answer, passed: wrong < 0, actual: showActual(op, told) }
  },
})

const byLength: readonly string[] = ['length', 'min_length', 'max_length']
const ofTexts: readonly string[] = ['contains', 'not_contains', 'starts_with', 'ends_with', 'matches', 'not_matches']
const alone: readonly string[] = ['present', 'absent', 'is_empty', 'not_empty', 'is_date']

function showExpected(op: Op, value: string): string {
  if (alone.includes(op)) return ''
  if (op === 'equals' || op === 'not_equals') return JSON.stringify(literal(value))
  return ofTexts.includes(op) ? JSON.stringify(value) : value
}

function showActual(op: Op, value: unknown): string {
  if (byLength.includes(op)) {
    const length = lengthOf(value)
    return length === null ? typeOf(value) : String(length)
  }
  return op === 'type' ? typeOf(value) : JSON.stringify(value)
}
