import { z } from 'zod'
import { Key } from '../fields'
import { defineKind, wantsOne } from './kind'

/** A look at the figures at a set time, written down when it is taken. Given up `graceMinutes` after its time, it is missed. */
export const reading = defineKind({
  kind: 'reading',
  label: 'kinds.reading',
  fields: [
    { name: 'watch', type: 'text', label: 'fields.watch', hint: 'fields.watch_hint', required: false, choices: 'watches' },
    { name: 'graceMinutes', type: 'number', label: 'fields.grace', hint: 'fields.grace_hint', required: false, unit: 'min' },
  ],
  params: z.strictObject({ watch: Key.optional(), graceMinutes: z.int().min(1).max(10_080).default(30) }),
  automatic: false,
  needs: 'figures',
  judgeEvidence: wantsOne('figures'),
})
