import {
  compareCount,
  compareNumber,
  compareText,
  countOps,
  isCountOp,
  isNumberOp,
  isTextOp,
  numberIn,
  numberOps,
  textOps,
} from './compare'
import type { AssertionField, Judgement } from './kind'

/** How texts that were found are judged, in the order a form offers it. */
export const foundOps = ['present', 'absent', ...textOps, ...numberOps, ...countOps] as const
export type FoundOp = (typeof foundOps)[number]

/** The inputs of a form that says how they are judged: comparison, value, and whether every one has to hold. */
export const foundFields: readonly AssertionField[] = [
  { name: 'op', type: 'select', label: 'op', required: true, options: foundOps.map((value) => ({ value, label: `op_options.${value}` })) },
  { name: 'value', type: 'text', label: 'value', hint: 'value_hint', required: false, mono: true },
  {
    name: 'which',
    type: 'select',
    label: 'css.which',
    required: false,
    options: ['every', 'any'].map((value) => ({ value, label: `css.which_options.${value}` })),
  },
]

type Question = {
  subject: string
  op: FoundOp
  value?: string
  /** What was found, in order; null: there was nothing to look in, which satisfies nothing, not even `absent`. */
  found: readonly string[] | null
  /** What to call it when there was nothing to look in. */
  nowhere: string
  /** True: one of them is enough. Otherwise every one has to hold. */
  any?: boolean
}

/** Judges texts that were found somewhere in the answer. */
export function judgeTexts({ subject, op, value = '', found, nowhere, any = false }: Question): Judgement {
  const answer = { subject, op: op === 'equals' ? 'is' : op, expected: shown(op, value) }
  if (found === null) return { ...answer, passed: false, actual: op === 'absent' || isCountOp(op) ? nowhere : null }
  if (isCountOp(op)) return { ...answer, passed: compareCount(op, found.length, numberIn(value)), actual: String(found.length) }
  if (op === 'absent') return { ...answer, passed: found.length === 0, actual: found[0] === undefined ? null : JSON.stringify(found[0]) }
  if (found.length === 0) return { ...answer, passed: false, actual: null }
  const holds = (text: string) =>
    op === 'present' || (isTextOp(op) ? compareText(op, text, value) : isNumberOp(op) && compareNumber(op, numberIn(text), numberIn(value)))
  const told = found.find((text) => holds(text) === any)
  const passed = any ? told !== undefined : told === undefined
  return { ...answer, passed, actual: JSON.stringify(told ?? found[0]) }
}

function shown(op: FoundOp, value: string): string {
  if (op === 'present' || op === 'absent') return ''
  return isCountOp(op) || isNumberOp(op) || op === 'one_of' || op === 'none_of' ? value : JSON.stringify(value)
}
