import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareLines } from './compare-lines'
import { compareRuns } from './compare-runs'
import { type AssertionOutcome, StepDetail, type StepOutcome } from './schema'

type Compared = Parameters<typeof compareRuns>[0][number]
type Response = NonNullable<StepOutcome['response']>

const assertion = (actual: string | null, passed: boolean): AssertionOutcome => ({
  kind: 'status',
  passed,
  subject: 'status',
  op: 'is',
  expected: '200',
  actual,
  message: '',
})
const response = (more: Partial<Response> = {}): Response => ({
  status: 200,
  headers: [],
  body: '{"a":1}',
  bytes: 7,
  cut: false,
  address: '192.0.2.1',
  redirects: [],
  ...more,
})
const step = (more: Partial<Compared> = {}): Compared => ({
  name: 'Health',
  state: 'passed',
  status: 200,
  assertions: [assertion('200', true)],
  response: response(),
  timings: { dnsMs: null, connectMs: 1, tlsMs: null, firstByteMs: 2, totalMs: 4 },
  detail: StepDetail.parse({}),
  ...more,
})
const failed = (more: Partial<Compared> = {}) =>
  step({ state: 'failed', status: 500, assertions: [assertion('500', false)], response: response({ status: 500 }), ...more })

describe('compareRuns', () => {
  test('the same answer differs in nothing but its time', () => {
    const [same] = compareRuns([step({ timings: { ...step().timings, totalMs: 900 } })], [step()])
    expect(same).toMatchObject({ differs: false, status: null, assertions: [], headers: [], latency: { was: 4, is: 900 } })
  })
  test('another status is told with the expectation that broke', () => {
    const [one] = compareRuns([failed()], [step()])
    expect(one).toMatchObject({ differs: true, state: { was: 'passed', is: 'failed' }, status: { was: 200, is: 500 } })
    expect(one!.assertions).toEqual([{ was: assertion('200', true), is: assertion('500', false) }])
  })
  test('a body of JSON is compared value by value, whatever its spaces', () => {
    const [one] = compareRuns(
      [failed({ response: response({ body: '{"a": 1, "b": "x"}' }) })],
      [step({ response: response({ body: '{"a":1,"b":"y"}' }) })],
    )
    expect(one!.body.lines).toEqual([
      { sign: '=', text: '{' },
      { sign: '=', text: '  "a": 1,' },
      { sign: '-', text: '  "b": "y"' },
      { sign: '+', text: '  "b": "x"' },
      { sign: '=', text: '}' },
    ])
    expect(compareRuns([step({ response: response({ body: '{ "a": 1 }' }) })], [step()])[0]!.body.lines).toEqual([])
  })
  test('headers are compared without case, dates are no difference, several of a name are one', () => {
    const was = response({
      headers: [
        ['Date', 'Mon'],
        ['ETag', '1'],
        ['Vary', 'a'],
        ['vary', 'b'],
        ['X-Gone', '1'],
      ],
    })
    const is = response({
      headers: [
        ['date', 'Tue'],
        ['etag', '2'],
        ['VARY', 'a, b'],
        ['X-New', '1'],
      ],
    })
    expect(compareRuns([failed({ response: is })], [step({ response: was })])[0]!.headers).toEqual([
      { name: 'etag', was: '1', is: '2' },
      { name: 'x-gone', was: '1', is: null },
      { name: 'x-new', was: null, is: '1' },
    ])
  })
  test('a step that was not asked, and one that only one of the runs has, say so by their state', () => {
    const found = compareRuns(
      [step({ state: 'skipped', response: null, status: null }), failed({ name: 'New' })],
      [step(), step({ name: 'Old' })],
    )
    expect(found.map(({ name, state, status, differs }) => ({ name, state, status, differs }))).toEqual([
      { name: 'Health', state: { was: 'passed', is: 'skipped' }, status: null, differs: true },
      { name: 'New', state: { was: null, is: 'failed' }, status: null, differs: true },
      { name: 'Old', state: { was: 'passed', is: null }, status: null, differs: true },
    ])
  })
  test('no answer has no latency', () => {
    expect(compareRuns([failed({ response: null, status: null })], [step()])[0]!.latency).toEqual({ was: 4, is: null })
  })
})

describe('compareLines', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 40 }).map((lines) => lines.join('\n'))
  test('what is only in one and what is in both make up both texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { lines } = compareLines(before, after)
        const folded = lines.reduce((sum, line) => sum + (line.sign === '…' ? line.count : 0), 0)
        const count = (sign: string) => lines.filter((line) => line.sign === sign).length
        const linesOf = (whole: string) => (before === after ? 0 : whole.split('\n').length)
        expect(count('=') + count('-') + folded).toBe(linesOf(before))
        expect(count('=') + count('+') + folded).toBe(linesOf(after))
      }),
    )
  })
  test('far equal lines are left out and counted', () => {
    const many = Array.from({ length: 50 }, (_, n) => `line ${n}`)
    const { lines } = compareLines(many.join('\n'), many.with(25, 'other').join('\n'))
    expect(lines[0]).toEqual({ sign: '…', count: 22 })
    expect(lines.at(-1)).toEqual({ sign: '…', count: 21 })
    expect(lines).toHaveLength(10)
  })
  test('is bounded', () => {
    const { lines, cut } = compareLines('a\n'.repeat(100_000), 'b\n'.repeat(100_000))
    expect(cut).toBe(true)
    expect(lines).toHaveLength(800)
  })
})
