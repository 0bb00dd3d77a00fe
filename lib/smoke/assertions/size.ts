import { z } from 'zod'
import { assertionKind } from './kind'

const bytes = z.coerce.number<number>('number_expected').int().min(0).max(1_000_000)

/** Bytes of the body, content codings undone: `{ minBytes?, maxBytes? }`, one of them at least; both alike ask for exactly so many. */
export const size = assertionKind({
  kind: 'size',
  label: 'size.label',
  fields: [
    { name: 'minBytes', type: 'number', label: 'size.min', required: false, unit: 'B' },
    { name: 'maxBytes', type: 'number', label: 'size.max', hint: 'size.hint', required: false, unit: 'B' },
  ],
  params: z.strictObject({ minBytes: bytes.optional(), maxBytes: bytes.optional() }).superRefine(({ minBytes, maxBytes }, context) => {
    if (minBytes === undefined && maxBytes === undefined) context.addIssue({ code: 'custom', path: ['minBytes'], message: 'required' })
    if ((minBytes ?? 0) > (maxBytes ?? Number.POSITIVE_INFINITY))
      context.addIssue({ code: 'custom', path: ['maxBytes'], message: 'max_below_min' })
  }),
  evaluate: ({ minBytes, maxBytes }, { bytes: actual }) => {
    const [op, expected] =
      minBytes === undefined
        ? ['at_most', `${maxBytes} B`]
        : maxBytes === undefined
          ? ['at_least', `${minBytes} B`]
          : minBytes === maxBytes
            ? ['is', `${minBytes} B`]
            : ['is', `${minBytes}–${maxBytes} B`]
    const passed = actual >= (minBytes ?? 0) && actual <= (maxBytes ?? Number.POSITIVE_INFINITY)
    return { passed, subject: 'size', op, expected, actual: `${actual} B` }
  },
})
