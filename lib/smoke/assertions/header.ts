import { z } from 'zod'
import { checkValue, countOps, numberOps, textOps } from './compare'
import { judgeTexts } from './judge-texts'
import { assertionKind } from './kind'

const ops = ['present', 'absent', ...textOps, ...numberOps, ...countOps] as const

/**
 * A header of the answer: `{ name, op, value?, which? }`. With several of one name every value is compared; `which: 'any'` asks for one of them.
 * `count` counts the lines of that name.
 */
export const header = assertionKind({
  kind: 'header',
  label: 'header.label',
  fields: [
    { name: 'name', type: 'text', label: 'header.name', required: true, placeholder: 'content-type', mono: true },
    { name: 'op', type: 'select', label: 'op', required: true, options: ops.map((value) => ({ value, label: `op_options.${value}` })) },
    { name: 'value', type: 'text', label: 'value', hint: 'value_hint', required: false, mono: true },
    {
      name: 'which',
      type: 'select',
      label: 'header.which',
      required: false,
      options: ['every', 'any'].map((value) => ({ value, label: `header.which_options.${value}` })),
    },
  ],
  params: z
    .strictObject({
      name: z.string().trim().min(1, 'required').max(100),
      op: z.enum(ops).default('present'),
      value: z.string().max(2000).optional(),
      which: z.enum(['every', 'any']).default('every'),
    })
    .superRefine(checkValue),
  evaluate: ({ name, op, value, which }, { headers }) => {
    const wanted = name.toLowerCase()
    const found = headers.filter(([own]) => own.toLowerCase() === wanted).map(([, text]) => text)
    return judgeTexts({ subject: `header ${wanted}`, op, value, found, nowhere: '', any: which === 'any' })
  },
})
