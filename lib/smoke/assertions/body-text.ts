import { z } from 'zod'
import { checkPattern, compareText } from './compare'
import { assertionKind } from './kind'

const ops = ['contains', 'not_contains', 'matches'] as const

/** The body as text. An empty body, or one that is no text, satisfies nothing. */
export const bodyText = assertionKind({
  kind: 'body_text',
  label: 'body_text.label',
  fields: [
    { name: 'op', type: 'select', label: 'op', required: true, options: ops.map((value) => ({ value, label: `op_options.${value}` })) },
    { name: 'value', type: 'text', label: 'value', hint: 'value_hint', required: true, mono: true },
  ],
  params: z.strictObject({ op: z.enum(ops).default('contains'), value: z.string().min(1, 'required').max(2000) }).superRefine(checkPattern),
  evaluate: ({ op, value }, { body }) => {
    const there = body !== null && body !== ''
    return {
      passed: there && compareText(op, body, value),
      subject: 'body',
      op,
      expected: JSON.stringify(value),
      actual: there ? JSON.stringify(body) : null,
    }
  },
})
