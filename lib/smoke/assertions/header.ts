import { z } from 'zod'
import { checkPattern, compareText, textOps } from './compare'
import { assertionKind } from './kind'

/** A header of the answer. With several of one name every value is compared. */
export const header = assertionKind({
  kind: 'header',
  label: 'header.label',
  fields: [
    { name: 'name', type: 'text', label: 'header.name', required: true, placeholder: 'content-type', mono: true },
    {
      name: 'op',
      type: 'select',
      label: 'op',
      required: true,
      options: ['present', ...textOps].map((value) => ({ value, label: `op_options.${value}` })),
    },
    { name: 'value', type: 'text', label: 'value', hint: 'value_hint', required: false, mono: true },
  ],
  params: z
    .strictObject({
      name: z.string().trim().min(1, 'required').max(100),
      op: z.enum(['present', ...textOps]).default('present'),
      value: z.string().max(2000).optional(),
    })
    .superRefine((params, context) => {
      checkPattern(params, context)
      if (params.op !== 'present' && params.value === undefined)
        context.addIssue({ code: 'custom', path: ['value'], message: 'value_missing' })
    }),
  evaluate: ({ name, op, value }, observed) => {
    const found = observed.headers.filter(([own]) => own.toLowerCase() === name.toLowerCase()).map(([, text]) => text)
    const wrong = op === 'present' ? undefined : found.find((text) => !compareText(op, text, value ?? ''))
    return {
      passed: found.length > 0 && wrong === undefined,
      subject: `header ${name.toLowerCase()}`,
      op: op === 'equals' ? 'is' : op,
      expected: op === 'present' ? '' : JSON.stringify(value ?? ''),
      actual: found.length === 0 ? null : JSON.stringify(wrong ?? found[0]),
    }
  },
})
