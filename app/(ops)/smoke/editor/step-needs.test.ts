import { describe, expect, test } from 'vitest'
import { type Include, type Step, SuiteDefinition } from '@/lib/smoke/step-schema'
import { stepNeeds } from './step-needs'

const step = (name: string, url: string, more: object = {}) => ({
  name,
  request: { url },
  assertions: [{ kind: 'status', params: { expected: '200' } }],
  ...more,
})
const take = (...names: string[]) => ({ captures: names.map((name) => ({ name, from: 'body' })) })
const known = {
  variables: new Map([
    ['BASE_URL', { kind: 'value' }],
    ['API_KEY', { kind: 'secret' }],
  ]),
  generated: ['$uuid'],
}
const needs = (steps: object[], included = new Map<string, string[] | null>()) =>
  stepNeeds(SuiteDefinition.parse({ steps }).steps as (Step | Include)[], { ...known, included }).map((list) =>
    list.map((need) => (need.from === 'taken' ? `${need.name} ${need.late ? 'late' : 'taken'} ${need.step}` : `${need.name} ${need.from}`)),
  )

describe('what steps need', () => {
  test('comes from the environment, from answers before, from the row, or from nobody', () => {
    expect(
      needs([
        step('a', '{{BASE_URL}}/{{$uuid}}', take('TOKEN')),
        step('b', '{{TOKEN}}/{{API_KEY}}/{{NOBODY}}'),
        step('c', '{{USER}}', { rows: { columns: ['USER'], rows: [['1']] } }),
      ]),
    ).toEqual([['BASE_URL variable', '$uuid generated'], ['TOKEN taken 1', 'API_KEY secret', 'NOBODY unknown'], ['USER row']])
  })
  test('is too late when only a later step takes it, where phases count for more than places', () => {
    expect(needs([step('a', '{{X}}'), step('b', '/', take('X'))])).toEqual([['X late 2'], []])
    expect(needs([step('a', '{{X}}'), step('b', '/', { ...take('X'), phase: 'setup' })])).toEqual([['X taken 2'], []])
  })
  test('is given by what a poll submits', () => {
    const poll = {
      submit: { ...step('', '{{BASE_URL}}', take('JOB')), name: undefined },
      doneWhen: [{ kind: 'status', params: { expected: '200' } }],
    }
    delete (poll.submit as { name?: string }).name
    expect(needs([step('a', '/{{JOB}}', { poll })])).toEqual([['BASE_URL variable']])
  })
  test('may come from a suite that is put in', () => {
    const steps = [{ kind: 'include', suite: 'other' }, step('a', '{{JOB}}/{{NOBODY}}')]
    expect(needs(steps, new Map([['other', ['JOB']]]))).toEqual([[], ['JOB taken 1', 'NOBODY unknown']])
    expect(needs(steps, new Map([['other', null]]))).toEqual([[], ['JOB included', 'NOBODY included']])
  })
})
