import { z } from 'zod'
import { defineKind, wantsOne } from './kind'

/** Ticked by hand once it is written down what was seen or done. */
export const text = defineKind({
  kind: 'text',
  label: 'kinds.text',
  fields: [{ name: 'ask', type: 'text', label: 'fields.ask', hint: 'fields.ask_hint', required: false }],
  params: z.strictObject({ ask: z.string().trim().max(200).optional() }),
  automatic: false,
  needs: 'text',
  judgeEvidence: wantsOne('text'),
})
