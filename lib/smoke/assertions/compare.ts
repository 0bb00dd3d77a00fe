import { RE2JS } from 're2js'
import type { z } from 'zod'

/** How a text is compared, in the order a form offers it. Each has a text below `smoke.assertions.ops`. */
export const textOps = ['equals', 'not_equals', 'contains', 'not_contains', 'matches'] as const
export type TextOp = (typeof textOps)[number]

/** A pattern that RE2 takes: linear in the text, whatever the pattern. */
export function isPattern(pattern: string): boolean {
  try {
    RE2JS.compile(pattern)
    return true
  } catch {
    return false
  }
}

/** Whether the pattern is found anywhere in the text. A pattern that cannot be read finds nothing. */
export function finds(pattern: string, text: string): boolean {
  try {
    return RE2JS.compile(pattern).matcher(text).find()
  } catch {
    return false
  }
}

/** Compares a text that is there. */
export function compareText(op: TextOp, actual: string, expected: string): boolean {
  if (op === 'equals') return actual === expected
  if (op === 'not_equals') return actual !== expected
  if (op === 'contains') return actual.includes(expected)
  if (op === 'not_contains') return !actual.includes(expected)
  return finds(expected, actual)
}

/** Longest pattern; a variable inside it is checked again when it is put in. */
export const maxPattern = 500

/** Complains at `value` when `op` is a pattern that RE2 does not take. Patterns with a variable are judged at the run. */
export function checkPattern({ op, value }: { op: string; value?: string }, context: z.RefinementCtx): void {
  if (op !== 'matches' || value === undefined || value.includes('{{')) return
  if (value.length > maxPattern || !isPattern(value)) context.addIssue({ code: 'custom', path: ['value'], message: 'pattern' })
}
