import { z } from 'zod'
import { Key } from '../fields'
import { defineKind, wantsOne } from './kind'

/** Settled by sending or posting one of the plan's texts; what was sent is kept. */
export const communication = defineKind({
  kind: 'communication',
  label: 'kinds.communication',
  fields: [
    {
      name: 'communication',
      type: 'text',
      label: 'fields.communication',
      hint: 'fields.communication_hint',
      required: true,
      choices: 'communications',
    },
  ],
  params: z.strictObject({ communication: Key }),
  automatic: false,
  needs: 'communication',
  judgeEvidence: wantsOne('communication'),
})
