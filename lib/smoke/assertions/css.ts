import { z } from 'zod'
import { isSelector, selectCss } from '../markup/select-css'
import { markupKind } from '../markup/markup-kind'
import { checkValue } from './compare'
import { foundFields, foundOps, judgeTexts } from './judge-texts'
import { assertionKind } from './kind'

/**
 * Elements of an HTML or XML body by CSS selector: `{ selector, attribute?, op, value?, which? }`. Compared is the text of each, spaces folded, or with
 * `attribute` the value of that; `count` counts them. Every one has to hold, with `which: 'any'` one of them. HTML is read as browsers do. `present`,
 * `absent` and the comparisons are those of a header.
 */
export const css = assertionKind({
  kind: 'css',
  label: 'css.label',
  fields: [
    { name: 'selector', type: 'text', label: 'css.selector', required: true, placeholder: 'main h1', mono: true },
    {
      name: 'attribute',
      type: 'text',
      label: 'css.attribute',
      hint: 'css.attribute_hint',
      required: false,
      placeholder: 'href',
      mono: true,
    },
    ...foundFields,
  ],
  params: z
    .strictObject({
      selector: z.string().trim().min(1, 'required').max(300),
      attribute: z.string().trim().max(100).default(''),
      op: z.enum(foundOps).default('present'),
      value: z.string().max(2000).optional(),
      which: z.enum(['every', 'any']).default('every'),
    })
    .superRefine((params, context) => {
      if (!params.selector.includes('{{') && !isSelector(params.selector))
        context.addIssue({ code: 'custom', path: ['selector'], message: 'css_selector' })
      checkValue(params, context)
    }),
  evaluate: ({ selector, attribute, op, value, which }, { headers, body }) => {
    const found = body === null || body === '' ? null : selectCss(selector, attribute, markupKind(headers, body), body)
    return judgeTexts({
      subject: attribute ? `${selector} @${attribute}` : selector,
      op,
      value,
      found,
      nowhere: 'no text',
      any: which === 'any',
    })
  },
})
