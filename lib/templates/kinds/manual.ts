import { z } from 'zod'
import { defineKind } from './kind'

/** Ticked by hand on a person's word; evidence may be attached and is not asked for. */
export const manual = defineKind({
  kind: 'manual',
  label: 'kinds.manual',
  fields: [],
  params: z.strictObject({}),
  automatic: false,
  needs: null,
  judgeEvidence: () => ({ answer: 'enough' }),
})
