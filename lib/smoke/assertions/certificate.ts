import { z } from 'zod'
import { assertionKind } from './kind'

/**
 * The server's certificate is valid for so many days yet: `{ minDays }`, decimals allowed (36 hours are 1.5). Without TLS there is none, which
 * fails. Whether it was checked is another question: without verification the result says so.
 */
export const certificate = assertionKind({
  kind: 'certificate',
  label: 'certificate.label',
  fields: [
    {
      name: 'minDays',
      type: 'number',
      label: 'certificate.min_days',
      hint: 'certificate.min_days_hint',
      required: true,
      unit: 'd',
      placeholder: '14',
    },
  ],
  params: z.strictObject({ minDays: z.coerce.number<number>('number_expected').min(0).max(10_000) }),
  evaluate: ({ minDays }, { certificate: shown }) => ({
    passed: shown !== null && shown.daysLeft >= minDays,
    subject: 'certificate',
    op: 'at_least',
    expected: `${minDays} d`,
    actual: shown === null ? null : `${shown.daysLeft} d`,
  }),
})
