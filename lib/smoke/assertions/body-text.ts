import { z } from 'zod'
import { checkValue, compareText, textOps } from './compare'
import { assertionKind } from './kind'

/** The body as text: `{ op, value }`. An empty body, or one that is no text, satisfies nothing. */
export const bodyText = assertionKind({
  kind: 'body_text',
  label: 'body_text.label',
  fields: [
    {
      name: 'op',
      type: 'select',
      label: 'op',
      required: true,
      options: ['contains', ...textOps.filter((op) => op !== 'contains')].map((value) => ({ value, label: `op_options.${value}` })),
    },
    { name: 'value', type: 'textarea', label: 'value', hint: 'value_hint', required: true, mono: true },
  ],
  params: z
    .strictObject({ op: z.enum(textOps).default('contains'), value: z.string().min(1, 'required').max(20_000) })
    .superRefine(checkValue),
  evaluate: ({ op, value }, { body }) => {
    const there = body !== null && body !== ''
    return {
      passed: there && compareText(op, body, value),
      subject: 'body',
      op: op === 'equals' ? 'is' : op,
      expected: op === 'one_of' || op === 'none_of' ? value : JSON.stringify(value),
      actual: there ? JSON.stringify(body) : null,
    }
  },
})
