import { z } from 'zod'
import { defineKind } from './kind'

/** Key of a smoke suite, as integrations name theirs. */
export const SuiteKey = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'suite_key')

/** Proved by a smoke suite: its runs tick and fail the item, nobody's hand does. It can be waived. */
export const smoke = defineKind({
  kind: 'smoke',
  label: 'kinds.smoke',
  fields: [{ name: 'suiteKey', type: 'text', label: 'fields.suite_key', hint: 'fields.suite_key_hint', required: true, choices: 'suites' }],
  params: z.strictObject({ suiteKey: SuiteKey }),
  automatic: true,
  needs: null,
  judgeEvidence: () => ({ answer: 'enough' }),
})
