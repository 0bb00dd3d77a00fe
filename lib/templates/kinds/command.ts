import { z } from 'zod'
import { defineKind, wantsOne } from './kind'

/** A command to copy and run elsewhere; what it printed is kept, and the tick stands on it. */
export const command = defineKind({
  kind: 'command',
  label: 'kinds.command',
  fields: [
    { name: 'command', type: 'textarea', label: 'fields.command', hint: 'fields.command_hint', required: true, mono: true },
    { name: 'expected', type: 'text', label: 'fields.expected', hint: 'fields.expected_hint', required: false },
  ],
  params: z.strictObject({ command: z.string().trim().min(1).max(4000), expected: z.string().trim().max(400).optional() }),
  automatic: false,
  needs: 'output',
  judgeEvidence: wantsOne('output'),
})
