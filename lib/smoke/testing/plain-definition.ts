import type { SuiteDefinitionInput } from '../step-schema'

/** A suite of one step, where what it asks is of no matter. */
export const plainDefinition: SuiteDefinitionInput = {
  steps: [
    {
      name: 'Up',
      request: { method: 'GET', url: 'https://example.com' },
      assertions: [{ kind: 'status', params: { expected: '200' } }],
    },
  ],
}
