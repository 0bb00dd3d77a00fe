import { z } from 'zod'
import { assertionKind } from './kind'

const versions = ['1.1', '2'] as const

/** What was spoken to the server that answered: `{ expected: '1.1' | '2' }`. */
export const protocol = assertionKind({
  kind: 'protocol',
  label: 'protocol.label',
  fields: [
    {
      name: 'expected',
      type: 'select',
      label: 'protocol.expected',
      required: true,
      options: versions.map((value) => ({ value, label: `protocol.options.${value === '2' ? 'two' : 'one'}` })),
    },
  ],
  params: z.strictObject({ expected: z.enum(versions).default('2') }),
  evaluate: ({ expected }, { protocol: spoken }) => ({
    passed: spoken === expected,
    subject: 'protocol',
    op: 'is',
    expected: `HTTP/${expected}`,
    actual: spoken === null ? null : `HTTP/${spoken}`,
  }),
})
