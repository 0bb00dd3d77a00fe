import { z } from 'zod'
import { assertionKind } from './kind'

/**
 * How long it took: `{ maxMs, of? }`. `total` is the whole request, from resolving the name to the last byte, redirects included; `first_byte` is from
 * sending to the head of the answer.
 */
export const latency = assertionKind({
  kind: 'latency',
  label: 'latency.label',
  fields: [
    { name: 'maxMs', type: 'number', label: 'latency.max_ms', hint: 'latency.max_ms_hint', required: true, unit: 'ms' },
    {
      name: 'of',
      type: 'select',
      label: 'latency.of',
      required: false,
      options: ['total', 'first_byte'].map((value) => ({ value, label: `latency.of_options.${value}` })),
    },
  ],
  params: z.strictObject({
    maxMs: z.coerce.number<number>('number_expected').int().min(1).max(60_000),
    of: z.enum(['total', 'first_byte']).default('total'),
  }),
  evaluate: ({ maxMs, of }, { totalMs, firstByteMs }) => {
    const took = of === 'total' ? totalMs : firstByteMs
    const known = took !== null && Number.isFinite(took)
    return {
      passed: known && took <= maxMs,
      subject: of === 'total' ? 'latency' : 'first byte',
      op: 'at_most',
      expected: `${maxMs} ms`,
      actual: known ? `${Math.ceil(took)} ms` : null,
    }
  },
})
