import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { assertionKinds } from './assertions'
import { assertionKind, assertionRegistry, type Observed } from './assertions/kind'
import { checkDefinition } from './check-definition'
import { evaluateAssertion } from './evaluate-assertion'
import { SuiteDefinition } from './step-schema'

const seen = (more: Partial<Observed> = {}): Observed => ({
  status: 200,
  headers: [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['X-Part', 'a'],
    ['x-part', 'b'],
  ],
  body: JSON.stringify({
    status: 'healthy',
    count: 3,
    nothing: null,
    flag: false,
    data: [{ id: 7, name: 'seven' }, { id: 8 }],
    empty: [],
    nested: { b: 2, a: 1 },
  }),
  bytes: 240,
  totalMs: 123.4,
  firstByteMs: 45.6,
  protocol: '1.1',
  certificate: null,
  ...more,
})

type Row = [name: string, kind: string, params: Record<string, unknown>, passed: boolean, message?: string, more?: Partial<Observed>]

const rows: Row[] = [
  ['status as expected', 'status', { expected: '200' }, true, 'status 200, expected 200'],
  ['another status', 'status', { expected: '200' }, false, 'status 500, expected 200', { status: 500 }],
  ['one of several', 'status', { expected: '200, 204' }, true, undefined, { status: 204 }],
  ['a class', 'status', { expected: '2XX' }, true, undefined, { status: 299 }],
  ['outside a class', 'status', { expected: '2xx' }, false, 'status 301, expected 2xx', { status: 301 }],
  ['a range', 'status', { expected: '200-204' }, true, undefined, { status: 204 }],
  ['past a range', 'status', { expected: '200-204' }, false, undefined, { status: 205 }],
  ['a variable that became nonsense', 'status', { expected: 'abc{{' }, false],
  ['header there', 'header', { name: 'content-type', op: 'present' }, true],
  ['header missing', 'header', { name: 'etag', op: 'present' }, false, 'header etag missing, expected to be there'],
  ['a missing header is not "not x"', 'header', { name: 'etag', op: 'not_equals', value: 'x' }, false],
  ['a missing header does not lack x', 'header', { name: 'etag', op: 'not_contains', value: 'x' }, false],
  ['header contains', 'header', { name: 'Content-Type', op: 'contains', value: 'json' }, true],
  ['header matches', 'header', { name: 'content-type', op: 'matches', value: '^application/(json|xml)' }, true],
  ['every value of a header counts', 'header', { name: 'x-part', op: 'equals', value: 'a' }, false, 'header x-part "b", expected "a"'],
  ['path there', 'jsonpath', { path: '$.status', op: 'present' }, true],
  ['path there, holding null', 'jsonpath', { path: '$.nothing', op: 'present' }, true],
  ['path missing', 'jsonpath', { path: '$.gone', op: 'present' }, false, '$.gone missing, expected to be there'],
  ['a missing path is not "not x"', 'jsonpath', { path: '$.gone', op: 'not_equals', value: 'x' }, false],
  ['a missing path has no length 0', 'jsonpath', { path: '$.gone', op: 'length', value: '0' }, false],
  ['a missing path has no type null', 'jsonpath', { path: '$.gone', op: 'type', value: 'null' }, false],
  ['text equals', 'jsonpath', { path: '$.status', op: 'equals', value: 'healthy' }, true],
  ['quoted text equals', 'jsonpath', { path: '$.status', op: 'equals', value: '"healthy"' }, true],
  ['text differs', 'jsonpath', { path: '$.status', op: 'equals', value: 'up' }, false, '$.status "healthy", expected "up"'],
  ['number equals', 'jsonpath', { path: '$.count', op: 'equals', value: '3' }, true],
  ['number is no text', 'jsonpath', { path: '$.count', op: 'equals', value: '"3"' }, false, '$.count 3, expected "3"'],
  ['boolean equals', 'jsonpath', { path: '$.flag', op: 'equals', value: 'false' }, true],
  ['null equals', 'jsonpath', { path: '$.nothing', op: 'equals', value: 'null' }, true],
  ['object equals in any order', 'jsonpath', { path: '$.nested', op: 'equals', value: '{"a":1,"b":2}' }, true],
  [
    'every selected value counts',
    'jsonpath',
    { path: '$.data[*].id', op: 'at_least', value: '8' },
    false,
    '$.data[*].id 7, expected at least 8',
  ],
  ['not equals, all', 'jsonpath', { path: '$.data[*].id', op: 'not_equals', value: '9' }, true],
  ['text contains', 'jsonpath', { path: '$.status', op: 'contains', value: 'health' }, true],
  ['list contains', 'jsonpath', { path: '$.data[*].id', op: 'contains', value: '7' }, false],
  ['length of a list', 'jsonpath', { path: '$.data', op: 'length', value: '2' }, true],
  ['length of an empty list', 'jsonpath', { path: '$.empty', op: 'length', value: '0' }, true],
  ['length is wrong', 'jsonpath', { path: '$.data', op: 'length', value: '3' }, false, '$.data 2, expected length 3'],
  ['least length', 'jsonpath', { path: '$.data', op: 'min_length', value: '1' }, true],
  ['a number has no length', 'jsonpath', { path: '$.count', op: 'min_length', value: '0' }, false],
  ['at most', 'jsonpath', { path: '$.count', op: 'at_most', value: '3' }, true],
  ['a text is not at most', 'jsonpath', { path: '$.status', op: 'at_most', value: '3' }, false],
  ['type', 'jsonpath', { path: '$.data', op: 'type', value: 'array' }, true],
  ['pattern', 'jsonpath', { path: '$.status', op: 'matches', value: '^health' }, true],
  ['a filter on one place', 'jsonpath', { path: '$.data[?@.id == 7].name', op: 'equals', value: 'seven' }, true],
  ['match() in a filter', 'jsonpath', { path: "$.data[?match(@.name, 'sev.*')].id", op: 'equals', value: '7' }, true],
  ['no JSON', 'jsonpath', { path: '$', op: 'present' }, false, '$ missing, expected to be there', { body: '<html>' }],
  ['no body', 'jsonpath', { path: '$', op: 'present' }, false, undefined, { body: null }],
  ['body contains', 'body_text', { op: 'contains', value: 'healthy' }, true],
  ['body lacks', 'body_text', { op: 'not_contains', value: 'error' }, true],
  ['an empty body does not lack', 'body_text', { op: 'not_contains', value: 'error' }, false, undefined, { body: '' }],
  ['no body does not lack', 'body_text', { op: 'not_contains', value: 'error' }, false, undefined, { body: null }],
  ['body matches', 'body_text', { op: 'matches', value: '"count":\\s*3' }, true],
  ['fast enough', 'latency', { maxMs: 124 }, true, 'latency 124 ms, expected at most 124 ms'],
  ['too slow', 'latency', { maxMs: 123 }, false, 'latency 124 ms, expected at most 123 ms'],
  ['nothing at a path, as asked for', 'jsonpath', { path: '$.gone', op: 'absent' }, true, '$.gone missing, expected nothing'],
  ['something where nothing was asked for', 'jsonpath', { path: '$.count', op: 'absent' }, false, '$.count 3, expected nothing'],
  ['null is something', 'jsonpath', { path: '$.nothing', op: 'absent' }, false],
  [
    'a body that is no JSON has no absent path',
    'jsonpath',
    { path: '$.a', op: 'absent' },
    false,
    '$.a no JSON, expected nothing',
    { body: '<a>' },
  ],
  ['no body has no absent path', 'jsonpath', { path: '$.a', op: 'absent' }, false, undefined, { body: null }],
  ['less than', 'jsonpath', { path: '$.count', op: 'less_than', value: '3' }, false, '$.count 3, expected less than 3'],
  ['more than', 'jsonpath', { path: '$.count', op: 'greater_than', value: '2.5' }, true],
  ['a text is not less', 'jsonpath', { path: '$.status', op: 'less_than', value: '3' }, false],
  ['does not contain', 'jsonpath', { path: '$.status', op: 'not_contains', value: 'sick' }, true],
  ['a list does not hold', 'jsonpath', { path: '$.data', op: 'not_contains', value: '7' }, true],
  ['a number contains nothing, and lacks nothing', 'jsonpath', { path: '$.count', op: 'not_contains', value: '9' }, false],
  ['begins with', 'jsonpath', { path: '$.status', op: 'starts_with', value: 'heal' }, true],
  ['ends with', 'jsonpath', { path: '$.status', op: 'ends_with', value: 'heal' }, false],
  ['does not match', 'jsonpath', { path: '$.status', op: 'not_matches', value: '^sick' }, true],
  ['one of', 'jsonpath', { path: '$.count', op: 'one_of', value: '[1, 3, "x"]' }, true, '$.count 3, expected one of [1, 3, "x"]'],
  ['none of', 'jsonpath', { path: '$.count', op: 'none_of', value: '[3]' }, false],
  ['one of what became no list', 'jsonpath', { path: '$.count', op: 'none_of', value: '{{' }, false],
  ['at most so long', 'jsonpath', { path: '$.data', op: 'max_length', value: '1' }, false, '$.data 2, expected length at most 1'],
  ['empty', 'jsonpath', { path: '$.empty', op: 'is_empty' }, true, '$.empty [], expected to be empty'],
  ['a number is not empty', 'jsonpath', { path: '$.count', op: 'is_empty' }, false],
  ['a number is not "not empty"', 'jsonpath', { path: '$.count', op: 'not_empty' }, false],
  ['not empty', 'jsonpath', { path: '$.nested', op: 'not_empty' }, true],
  ['an integer', 'jsonpath', { path: '$.count', op: 'type', value: 'integer' }, true],
  ['a count', 'jsonpath', { path: '$.data[*].name', op: 'count', value: '1' }, true, '$.data[*].name 1, expected count 1'],
  ['a count of none, as asked for', 'jsonpath', { path: '$.gone', op: 'count', value: '0' }, true, '$.gone 0, expected count 0'],
  ['a count in no JSON', 'jsonpath', { path: '$.gone', op: 'count', value: '0' }, false, undefined, { body: 'x' }],
  ['at least so many', 'jsonpath', { path: '$.data[*]', op: 'min_count', value: '3' }, false],
  ['at most so many', 'jsonpath', { path: '$.data[*]', op: 'max_count', value: '2' }, true],
  ['a date', 'jsonpath', { path: '$.at', op: 'is_date' }, true, undefined, { body: '{"at":"2028-02-29T23:59:60Z"}' }],
  ['a day', 'jsonpath', { path: '$.at', op: 'is_date' }, true, undefined, { body: '{"at":"2026-11-21"}' }],
  ['a date that does not exist', 'jsonpath', { path: '$.at', op: 'is_date' }, false, undefined, { body: '{"at":"2026-02-29"}' }],
  ['a number is no date', 'jsonpath', { path: '$.at', op: 'is_date' }, false, undefined, { body: '{"at":20261121}' }],
  ['header absent', 'header', { name: 'etag', op: 'absent' }, true, 'header etag missing, expected nothing'],
  ['header not absent', 'header', { name: 'content-type', op: 'absent' }, false],
  ['one of several values', 'header', { name: 'x-part', op: 'equals', value: 'b', which: 'any' }, true, 'header x-part "b", expected "b"'],
  ['none of several values', 'header', { name: 'x-part', op: 'equals', value: 'c', which: 'any' }, false],
  ['header lines', 'header', { name: 'x-part', op: 'count', value: '2' }, true],
  ['a number in a header', 'header', { name: 'x-left', op: 'at_least', value: '5' }, true, undefined, { headers: [['X-Left', '12']] }],
  ['a text in a header is no number', 'header', { name: 'x-part', op: 'at_least', value: '0' }, false],
  ['body begins with', 'body_text', { op: 'starts_with', value: '{' }, true],
  ['body equals', 'body_text', { op: 'equals', value: 'ok' }, true, 'body "ok", expected "ok"', { body: 'ok' }],
  ['no body is not "not x"', 'body_text', { op: 'not_equals', value: 'x' }, false, undefined, { body: null }],
  ['an empty body does not lack x', 'body_text', { op: 'not_matches', value: 'x' }, false, undefined, { body: '' }],
  ['size within', 'size', { minBytes: 1, maxBytes: 240 }, true, 'size 240 B, expected 1–240 B'],
  ['too large', 'size', { maxBytes: 239 }, false, 'size 240 B, expected at most 239 B'],
  ['too small', 'size', { minBytes: '241' }, false, 'size 240 B, expected at least 241 B'],
  ['exactly', 'size', { minBytes: 240, maxBytes: 240 }, true, 'size 240 B, expected 240 B'],
  ['no size at all', 'size', {}, false, 'assertion size cannot read its parameters'],
  ['first byte in time', 'latency', { maxMs: 46, of: 'first_byte' }, true, 'first byte 46 ms, expected at most 46 ms'],
  ['first byte late', 'latency', { maxMs: 45, of: 'first_byte' }, false],
  ['no first byte', 'latency', { maxMs: 45, of: 'first_byte' }, false, undefined, { firstByteMs: null }],
  ['no certificate', 'certificate', { minDays: 0 }, false, 'certificate missing, expected at least 0 d'],
  [
    'certificate for long',
    'certificate',
    { minDays: 14 },
    true,
    'certificate 30.5 d, expected at least 14 d',
    { certificate: { daysLeft: 30.5 } },
  ],
  ['certificate ends soon', 'certificate', { minDays: 14 }, false, undefined, { certificate: { daysLeft: 13.9 } }],
  ['the protocol', 'protocol', { expected: '2' }, true, 'protocol HTTP/2, expected HTTP/2', { protocol: '2' }],
  ['another protocol', 'protocol', { expected: '2' }, false, 'protocol HTTP/1.1, expected HTTP/2'],
  ['unknown kind', 'made_up', {}, false, 'assertion made_up is not known here'],
  ['parameters its kind does not take', 'status', { code: 200 }, false, 'assertion status cannot read its parameters'],
]

test.each(rows)('%s', (_name, kind, params, passed, message, more) => {
  const outcome = evaluateAssertion({ kind, params }, seen(more), assertionKinds)
  expect(outcome.passed).toBe(passed)
  if (message) expect(outcome.message).toBe(message)
  if (outcome.actual === null && outcome.op !== 'absent') expect(outcome.passed).toBe(false)
})

describe('slow patterns and paths', () => {
  const timed = (work: () => unknown) => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  }
  test('a pattern that backtracks elsewhere is linear here', () => {
    const body = 'a'.repeat(50_000)
    const ms = timed(() =>
      evaluateAssertion({ kind: 'body_text', params: { op: 'matches', value: '(a+)+$b' } }, seen({ body }), assertionKinds),
    )
    expect(ms).toBeLessThan(2000)
  })
  test('match() in a path too', () => {
    const body = JSON.stringify([{ a: 'a'.repeat(50_000) }])
    const ms = timed(() =>
      evaluateAssertion({ kind: 'jsonpath', params: { path: "$[?match(@.a, '(a+)+b')]", op: 'present' } }, seen({ body }), assertionKinds),
    )
    expect(ms).toBeLessThan(2000)
  })
  test('paths whose time grows with the square are refused', () => {
    const body = JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id })))
    for (const path of ['$[?$[*].id]', '$..[?@..id]', '$..*..id', '$[?count($[?@.id > 1]) > 1]']) {
      const ms = timed(() =>
        expect(evaluateAssertion({ kind: 'jsonpath', params: { path, op: 'present' } }, seen({ body }), assertionKinds).passed).toBe(false),
      )
      expect(ms).toBeLessThan(500)
    }
  })
})

describe('a made-up kind', () => {
  const even = assertionKind({
    kind: 'even_status',
    label: 'even_status.label',
    fields: [
      { name: 'allowZero', type: 'boolean', label: 'even_status.allow_zero', required: false },
      { name: 'note', type: 'select', label: 'even_status.note', required: true, options: [{ value: 'x', label: 'even_status.x' }] },
    ],
    params: z.strictObject({ allowZero: z.boolean().default(false), note: z.enum(['x']) }),
    evaluate: (_params, { status }) => ({
      passed: status % 2 === 0,
      subject: 'status',
      op: 'even',
      expected: 'an even number',
      actual: String(status),
    }),
  })
  const kinds = assertionRegistry([...assertionKinds.values(), even])
  const assertion = { kind: 'even_status', params: { note: 'x' } }
  const definition = SuiteDefinition.parse({
    steps: [{ name: 'One', request: { url: 'https://a.example.test/' }, assertions: [assertion] }],
  })

  test('is judged by its own file alone', () => {
    expect(evaluateAssertion(assertion, seen(), kinds)).toMatchObject({ passed: true, message: 'status 200, expected even an even number' })
    expect(evaluateAssertion(assertion, seen({ status: 201 }), kinds).passed).toBe(false)
  })
  test('is checked when a suite is saved', () => {
    expect(checkDefinition(definition, 'en', kinds)).toEqual({})
    expect(checkDefinition(definition)).toEqual({ 'steps.0.assertions.0.kind': 'assertion_unknown' })
    const wrong = { steps: [{ ...definition.steps[0]!, assertions: [{ kind: 'even_status', params: {} }] }] }
    expect(Object.keys(checkDefinition(wrong, 'en', kinds))).toEqual(['steps.0.assertions.0.params.note'])
  })
  test('cannot pass with nothing seen, and fails when it breaks', () => {
    const empty = assertionKind({
      ...even,
      kind: 'empty',
      evaluate: () => ({ passed: true, subject: 's', op: 'is', expected: 'x', actual: null }),
    })
    const broken = assertionKind({
      ...even,
      kind: 'broken',
      evaluate: () => {
        throw new Error('x')
      },
    })
    const own = assertionRegistry([empty, broken])
    expect(evaluateAssertion({ kind: 'empty', params: { note: 'x' } }, seen(), own).passed).toBe(false)
    expect(evaluateAssertion({ kind: 'broken', params: { note: 'x' } }, seen(), own)).toMatchObject({ passed: false, op: 'broken_kind' })
  })
  test('cannot hide another', () => expect(() => assertionRegistry([even, even])).toThrow())
})

describe('forms', () => {
  test.each([...assertionKinds.values()])('$kind: every field is a parameter, and the required ones are enough', (kind) => {
    const examples: Record<string, unknown> = {
      expected: '200',
      path: kind.kind === 'xpath' ? '//a' : '$.a',
      name: 'etag',
      value: '1',
      maxMs: 500,
      minDays: 14,
      maxBytes: 9,
      selector: 'a',
      attribute: 'href',
      schema: '{}',
    }
    const valueFor: Record<string, string> = { type: 'array', one_of: '["a"]', none_of: '[1]' }
    const filled = Object.fromEntries(kind.fields.map((field) => [field.name, field.options?.[0]?.value ?? examples[field.name]]))
    expect(kind.params.safeParse(filled).error).toBeUndefined()
    const required = Object.fromEntries(kind.fields.filter((field) => field.required).map((field) => [field.name, filled[field.name]]))
    // A size asks for one of its two.
    expect(kind.params.safeParse(kind.kind === 'size' ? { maxBytes: 9 } : required).error).toBeUndefined()
    for (const field of kind.fields) {
      for (const option of field.options ?? []) {
        expect(
          kind.params.safeParse({
            ...filled,
            [field.name]: option.value,
            ...('value' in filled ? { value: valueFor[option.value] ?? '1' } : {}),
          }).error,
        ).toBeUndefined()
      }
    }
    expect(kind.params.safeParse({ ...filled, unknownField: 1 }).success).toBe(false)
  })
})
