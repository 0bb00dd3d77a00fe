import type { z } from 'zod'
import { isPattern, maxPattern, search } from './patterns'

/** How a text is compared, in the order a form offers it. Each has a text below `smoke.assertions.op_options` and `ops`. */
export const textOps = [
  'equals',
  'not_equals',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'matches',
  'not_matches',
  'one_of',
  'none_of',
] as const
export type TextOp = (typeof textOps)[number]

/** How a number is compared; a text that is no number satisfies none of them. */
export const numberOps = ['less_than', 'at_most', 'at_least', 'greater_than'] as const
export type NumberOp = (typeof numberOps)[number]

/** How many there are is compared. */
export const countOps = ['count', 'min_count', 'max_count'] as const
export type CountOp = (typeof countOps)[number]

export { maxPattern }

/** Whether the pattern is found anywhere in the text. A pattern that cannot be read finds nothing. */
export const finds = (pattern: string, text: string) => search(pattern, text) === true

/** Compares a text that is there. `one_of` and `none_of` take a JSON list of texts. */
export function compareText(op: TextOp, actual: string, expected: string): boolean {
  if (op === 'equals') return actual === expected
  if (op === 'not_equals') return actual !== expected
  if (op === 'contains') return actual.includes(expected)
  if (op === 'not_contains') return !actual.includes(expected)
  if (op === 'starts_with') return actual.startsWith(expected)
  if (op === 'ends_with') return actual.endsWith(expected)
  if (op === 'matches') return search(expected, actual) === true
  if (op === 'not_matches') return search(expected, actual) === false
  const list = listOf(expected)
  return list !== null && list.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).includes(actual) === (op === 'one_of')
}

/** Compares numbers; what is no number satisfies nothing. */
export function compareNumber(op: NumberOp, actual: number, expected: number): boolean {
  if (op === 'less_than') return actual < expected
  if (op === 'at_most') return actual <= expected
  return op === 'at_least' ? actual >= expected : actual > expected
}

/** Compares how many there are. */
export function compareCount(op: CountOp, actual: number, expected: number): boolean {
  if (op === 'count') return actual === expected
  return op === 'min_count' ? actual >= expected : actual <= expected
}

/** A text that is a number as a whole; NaN otherwise. */
export const numberIn = (text: string) => (/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : Number.NaN)

/** A JSON list; null for anything else. */
export function listOf(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

const isOneOf = <T extends string>(ops: readonly T[], op: string): op is T => (ops as readonly string[]).includes(op)
export const isTextOp = (op: string) => isOneOf(textOps, op)
export const isNumberOp = (op: string) => isOneOf(numberOps, op)
export const isCountOp = (op: string) => isOneOf(countOps, op)

const alone = new Set(['present', 'absent', 'is_empty', 'not_empty', 'is_date'])

/**
 * Complains at `value` when it is none that `op` compares with: a pattern that RE2 does not take, no number, no list, or nothing at all.
 * With a variable in it, it is judged at the run.
 */
export function checkValue({ op, value }: { op: string; value?: string }, context: z.RefinementCtx): void {
  if (alone.has(op)) return
  const complain = (message: string) => context.addIssue({ code: 'custom', path: ['value'], message })
  if (value === undefined) return complain('value_missing')
  if (value.includes('{{')) return
  if ((op === 'matches' || op === 'not_matches') && !isPattern(value)) return complain('pattern')
  if ((op === 'one_of' || op === 'none_of') && !listOf(value)?.length) return complain('list_expected')
  const counted = isCountOp(op) || op === 'length' || op === 'min_length' || op === 'max_length'
  if (counted && !/^\s*\d{1,9}\s*$/.test(value)) return complain('number_expected')
  if (isNumberOp(op) && Number.isNaN(numberIn(value))) complain('number_expected')
}
