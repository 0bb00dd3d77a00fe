import { z } from 'zod'
import { markupKind } from '../markup/markup-kind'
import { isXpath, selectXpath } from '../markup/select-xpath'
import { checkValue } from './compare'
import { foundFields, foundOps, judgeTexts } from './judge-texts'
import { assertionKind } from './kind'

/**
 * What an XPath 1.0 expression finds in an XML or HTML body: `{ path, op, value?, which? }`. Compared is the text of each node, or the value that the
 * expression computes (`count(//item)`, `string(//a/@href)`). A name without prefix means any namespace; prefixes are those the document declares. XML
 * has to be well-formed; entities that it declares are not expanded. The comparisons are those of a header.
 */
export const xpath = assertionKind({
  kind: 'xpath',
  label: 'xpath.label',
  fields: [
    {
      name: 'path',
      type: 'text',
      label: 'xpath.path',
      hint: 'xpath.path_hint',
      required: true,
      placeholder: '//item[1]/title',
      mono: true,
    },
    ...foundFields,
  ],
  params: z
    .strictObject({
      path: z.string().trim().min(1, 'required').max(300),
      op: z.enum(foundOps).default('present'),
      value: z.string().max(2000).optional(),
      which: z.enum(['every', 'any']).default('every'),
    })
    .superRefine((params, context) => {
      if (!params.path.includes('{{') && !isXpath(params.path)) context.addIssue({ code: 'custom', path: ['path'], message: 'xpath' })
      checkValue(params, context)
    }),
  evaluate: ({ path, op, value, which }, { headers, body }) => {
    const found = body === null || body === '' ? null : selectXpath(path, markupKind(headers, body), body)
    return judgeTexts({ subject: path, op, value, found, nowhere: 'not readable', any: which === 'any' })
  },
})
