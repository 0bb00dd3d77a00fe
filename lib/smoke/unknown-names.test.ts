import { expect, test } from 'vitest'
import { readPlan } from './read-plan'
import { unknownNames } from './unknown-names'

test('what nobody supplies is named: variables, captures, cells and generated values are supplied', () => {
  const assertions = [{ kind: 'status', params: { expected: '200' } }]
  const steps = [
    {
      name: 'one',
      request: { url: '{{BASE}}/{{$uuid}}/{{GONE}}', headers: [{ name: 'x', value: '{{CELL}}' }] },
      assertions,
      rows: { columns: ['CELL'], rows: [['{{IN_CELL}}'], ['{{BASE}}']] },
    },
    {
      name: 'two',
      request: { url: '{{JOB}}/{{CELL}}/{{$date}}' },
      poll: {
        submit: { request: { url: '{{BASE}}' }, assertions, captures: [{ name: 'JOB', from: 'body' as const }] },
        doneWhen: assertions,
      },
    },
  ]
  expect(unknownNames(readPlan({ definition: { steps }, plan: null }), ['BASE'])).toEqual(['GONE', 'IN_CELL', 'CELL', '$date'])
})
