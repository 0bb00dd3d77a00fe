import { z } from 'zod'
import { assertionKind } from './kind'

/** The whole request, from resolving the name to the last byte, took at most so long. */
export const latency = assertionKind({
  kind: 'latency',
  label: 'latency.label',
  fields: [{ name: 'maxMs', type: 'number', label: 'latency.max_ms', hint: 'latency.max_ms_hint', required: true, unit: 'ms' }],
  params: z.strictObject({ maxMs: z.coerce.number<number>('number_expected').int().min(1).max(60_000) }),
  evaluate: ({ maxMs }, { totalMs }) => ({
    passed: Number.isFinite(totalMs) && totalMs <= maxMs,
    subject: 'latency',
    op: 'at_most',
    expected: `${maxMs} ms`,
    actual: `${Math.ceil(totalMs)} ms`,
  }),
})
