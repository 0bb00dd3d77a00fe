import { z } from 'zod'
import { defineKind, wantsOne } from './kind'

/** Ticked by hand once a file (a report, a log, a screenshot; at most 10 MB) shows it. */
export const file = defineKind({
  kind: 'file',
  label: 'kinds.file',
  fields: [{ name: 'ask', type: 'text', label: 'fields.ask', hint: 'fields.ask_hint', required: false }],
  params: z.strictObject({ ask: z.string().trim().max(200).optional() }),
  automatic: false,
  needs: 'file',
  judgeEvidence: wantsOne('file'),
})
