import { z } from 'zod'
import { defineKind, wantsOne } from './kind'

/** Ticked by hand once a link (a build, a page, a dashboard) shows it. */
export const link = defineKind({
  kind: 'link',
  label: 'kinds.link',
  fields: [{ name: 'ask', type: 'text', label: 'fields.ask', hint: 'fields.ask_hint', required: false }],
  params: z.strictObject({ ask: z.string().trim().max(200).optional() }),
  automatic: false,
  needs: 'link',
  judgeEvidence: wantsOne('link'),
})
