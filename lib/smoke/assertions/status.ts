import { z } from 'zod'
import { assertionKind } from './kind'

const part = String.raw`([1-5]\d\d|[1-5]xx|[1-5]\d\d\s*-\s*[1-5]\d\d)`
const expectedShape = new RegExp(`^${part}(\\s*,\\s*${part})*$`, 'i')

/** The status is one of those named: `200`, `200, 204`, `2xx`, `200-299`. */
export const status = assertionKind({
  kind: 'status',
  label: 'status.label',
  fields: [
    {
      name: 'expected',
      type: 'text',
      label: 'status.expected',
      hint: 'status.expected_hint',
      required: true,
      placeholder: '200',
      mono: true,
    },
  ],
  params: z.strictObject({
    expected: z
      .string()
      .trim()
      .max(200)
      .refine((text) => text.includes('{{') || expectedShape.test(text), 'status_expected'),
  }),
  evaluate: ({ expected }, observed) => ({
    passed: expectedShape.test(expected) && expected.split(',').some((one) => isOne(one.trim().toLowerCase(), observed.status)),
    subject: 'status',
    op: 'is',
    expected,
    actual: String(observed.status),
  }),
})

function isOne(expected: string, actual: number): boolean {
  if (expected.endsWith('xx')) return Math.floor(actual / 100) === Number(expected[0])
  const [from, to] = expected.split('-').map(Number)
  return to === undefined ? actual === from : from !== undefined && actual >= from && actual <= to
}
