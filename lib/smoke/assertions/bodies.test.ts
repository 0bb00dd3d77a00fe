import { describe, expect, test } from 'vitest'
import { evaluateAssertion } from '../evaluate-assertion'
import { assertionKinds } from './index'
import type { Observed } from './kind'

const html = `<!doctype html><html><head><title>Orders</title></head><body>
  <main id="m"><h1>  Open
     orders </h1><ul><li class="open">a<li class="open paid">b<li>c</ul><a HREF="/next" rel=next>Next</a><img src="x.png"></main></body></html>`
const xml = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="urn:g"><title>T</title>
  <entry id="1"><g:price currency="EUR">12.50</g:price></entry><entry id="2"><g:price currency="USD">7</g:price><note><![CDATA[a<b]]></note></entry></feed>`
const json = {
  id: 'o-1',
  total: 12.5,
  lines: [
    { sku: 'a', count: 1 },
    { sku: 'b', count: 'two' },
  ],
  when: '2026-11-21T10:00:00Z',
  note: null,
}
const order = {
  type: 'object',
  required: ['id', 'total', 'lines'],
  properties: { id: { type: 'string', pattern: '^o-' }, total: { type: 'number', minimum: 1 }, when: { format: 'date-time' } },
}
const lines = {
  ...order,
  properties: { lines: { type: 'array', items: { $ref: '#/$defs/line' } } },
  $defs: { line: { properties: { count: { type: 'integer' } } } },
}

const seen = (body: string | null, type = 'text/html'): Observed => ({
  status: 200,
  headers: [['content-type', type]],
  body,
  bytes: 1,
  totalMs: 1,
  firstByteMs: 1,
  protocol: '1.1',
  certificate: null,
})
const judge = (kind: string, params: Record<string, unknown>, body: string | null, type?: string) =>
  evaluateAssertion({ kind, params }, seen(body, type), assertionKinds)

describe('css', () => {
  const rows: [name: string, params: Record<string, unknown>, passed: boolean, message?: string][] = [
    [
      'text, spaces folded',
      { selector: 'main h1', op: 'equals', value: 'Open orders' },
      true,
      'main h1 "Open orders", expected "Open orders"',
    ],
    ['there', { selector: '#m > a[rel=next]' }, true],
    ['missing', { selector: '.error', op: 'present' }, false, '.error missing, expected to be there'],
    ['missing is not "not x"', { selector: '.error', op: 'not_equals', value: 'x' }, false],
    ['absent', { selector: '.error', op: 'absent' }, true, '.error missing, expected nothing'],
    ['not absent', { selector: 'h1', op: 'absent' }, false],
    ['an attribute', { selector: 'a', attribute: 'href', op: 'equals', value: '/next' }, true, 'a @href "/next", expected "/next"'],
    ['an attribute that is not there', { selector: 'h1', attribute: 'href' }, false],
    ['count', { selector: 'li.open', op: 'count', value: '2' }, true, 'li.open 2, expected count 2'],
    ['every one', { selector: 'li', op: 'one_of', value: '["a","b"]' }, false, 'li "c", expected one of ["a","b"]'],
    ['any of them', { selector: 'li', op: 'equals', value: 'b', which: 'any' }, true],
    ['text inside', { selector: 'main:has(> h1:contains("orders"))' }, true],
    ['a selector that is none', { selector: 'a[[' }, false, 'assertion css cannot read its parameters'],
    ['a pseudo-element', { selector: 'a::before' }, false, 'assertion css cannot read its parameters'],
  ]
  test.each(rows)('%s', (_name, params, passed, message) => {
    const outcome = judge('css', params, html)
    expect(outcome.passed, outcome.message).toBe(passed)
    if (message) expect(outcome.message).toBe(message)
  })
  test('no text satisfies nothing', () => {
    for (const params of [
      { selector: 'a', op: 'absent' },
      { selector: 'a', op: 'count', value: '0' },
    ]) {
      expect(judge('css', params, null).passed).toBe(false)
      expect(judge('css', params, '').passed).toBe(false)
    }
  })
  test('XML keeps its names', () =>
    expect(judge('css', { selector: 'Item', op: 'count', value: '1' }, '<Item/>', 'application/xml').passed).toBe(true))
})

describe('xpath', () => {
  const rows: [name: string, params: Record<string, unknown>, passed: boolean, message?: string][] = [
    ['a name without prefix', { path: '/feed/title', op: 'equals', value: 'T' }, true, '/feed/title "T", expected "T"'],
    ['a prefix of the document', { path: '//g:price', op: 'greater_than', value: '6.5' }, true],
    ['every node', { path: '//g:price/@currency', op: 'equals', value: 'EUR' }, false, '//g:price/@currency "USD", expected "EUR"'],
    ['any node', { path: '//g:price/@currency', op: 'equals', value: 'EUR', which: 'any' }, true],
    ['a predicate', { path: "//entry[@id='2']/note", op: 'equals', value: 'a<b' }, true],
    ['a computed number', { path: 'count(//entry)', op: 'equals', value: '2' }, true],
    ['a computed text', { path: 'string(//entry[1]/@id)', op: 'equals', value: '1' }, true],
    ['nothing computed', { path: 'string(//gone)', op: 'not_equals', value: 'x' }, false, 'string(//gone) missing, expected not "x"'],
    ['no number', { path: 'number(//title)', op: 'not_equals', value: 'x' }, false],
    ['count', { path: '//entry', op: 'count', value: '2' }, true],
    ['absent', { path: '//error', op: 'absent' }, true],
    ['present', { path: '//error' }, false, '//error missing, expected to be there'],
    ['sorted as in the document', { path: '//note | //title', op: 'equals', value: 'T', which: 'any' }, true],
    ['an unknown prefix', { path: '//q:x', op: 'absent' }, false, 'assertion xpath broke'],
    ['no expression', { path: '//[' }, false, 'assertion xpath cannot read its parameters'],
  ]
  test.each(rows)('%s', (_name, params, passed, message) => {
    const outcome = judge('xpath', params, xml, 'application/atom+xml')
    expect(outcome.passed, outcome.message).toBe(passed)
    if (message) expect(outcome.message).toBe(message)
  })
  test('HTML as browsers read it', () => {
    expect(judge('xpath', { path: '//ul/li', op: 'count', value: '3' }, html).passed).toBe(true)
    expect(judge('xpath', { path: '//A', op: 'absent' }, html).passed).toBe(true)
    expect(judge('xpath', { path: '//a/@href', op: 'equals', value: '/next' }, html).passed).toBe(true)
  })
  test.each(['<a><b></a>', '<a', 'plain', '<a/><b/>', ''])('what is not well-formed satisfies nothing: %s', (body) => {
    for (const params of [
      { path: '//x', op: 'absent' },
      { path: '//x', op: 'count', value: '0' },
      { path: 'count(//x)', op: 'equals', value: '0' },
    ])
      expect(judge('xpath', params, body, 'text/xml').passed).toBe(false)
  })
})

describe('json_schema', () => {
  const rows: [name: string, schema: unknown, passed: boolean, message?: string, path?: string][] = [
    ['fits', order, true],
    ['the first place that differs', lines, false, '$.lines[1].count "two", expected as its schema says: type "integer"'],
    ['something missing', { required: ['gone'] }, false],
    [
      'a value at a path',
      { type: 'integer' },
      false,
      '$.lines[*].count "two", expected as its schema says: type "integer"',
      '$.lines[*].count',
    ],
    ['a path that selects nothing', {}, false, '$.gone missing, expected as its schema says:', '$.gone'],
    ['an enum', { properties: { id: { enum: ['a', 'b'] } } }, false, '$.id "o-1", expected as its schema says: enum ["a","b"]'],
    ['a least', { properties: { total: { minimum: 20 } } }, false, '$.total 12.5, expected as its schema says: minimum 20'],
    ['a pattern', { properties: { id: { pattern: '^x' } } }, false, '$.id "o-1", expected as its schema says: pattern "^x"'],
    ['a format', { properties: { id: { format: 'date-time' } } }, false, '$.id "o-1", expected as its schema says: format "date-time"'],
    [
      'an alternative that came furthest',
      { properties: { lines: { anyOf: [{ type: 'null' }, { items: { properties: { count: { type: 'integer' } } } }] } } },
      false,
      '$.lines[1].count "two", expected as its schema says: type "integer"',
    ],
    ['nullable, as OpenAPI has it', { properties: { note: { type: 'string', nullable: true } } }, true],
    ['nothing more', { properties: { id: true }, additionalProperties: false }, false],
    [
      'draft-07',
      {
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: { a: { type: 'number' } },
        properties: { total: { $ref: '#/definitions/a' } },
      },
      true,
    ],
    [
      '2020-12',
      { $schema: 'https://json-schema.org/draft/2020-12/schema', properties: { lines: { prefixItems: [{ required: ['sku'] }] } } },
      true,
    ],
    ['all alike', { properties: { lines: { uniqueItems: true } } }, true],
  ]
  test.each(rows)('%s', (_name, schema, passed, message, path) => {
    const outcome = judge(
      'json_schema',
      { schema: JSON.stringify(schema), ...(path ? { path } : {}) },
      JSON.stringify(json),
      'application/json',
    )
    expect(outcome.passed, outcome.message).toBe(passed)
    if (message) expect(outcome.message).toBe(message)
  })
  test('equal in any order is twice', () => {
    expect(judge('json_schema', { schema: '{"uniqueItems":true}' }, '[{"a":1,"b":2},{"b":2,"a":1}]').passed).toBe(false)
  })
  test('no JSON fits nothing', () => {
    for (const body of ['<a>', '', null]) expect(judge('json_schema', { schema: '{}' }, body).passed).toBe(false)
  })
  const unusable: [name: string, schema: string][] = [
    ['no JSON', '{'],
    ['no object', '[]'],
    ['a word that means something else', '{"type":"text"}'],
    ['a reference elsewhere', '{"$ref":"https://example.test/schema.json"}'],
    ['a reference to a file', '{"$ref":"other.json"}'],
    ['a reference to nothing', '{"$ref":"#/$defs/gone"}'],
    ['a pattern that is not RE2', '{"pattern":"(?=a)"}'],
    ['another dialect', '{"$schema":"http://json-schema.org/draft-04/schema#"}'],
    ['too deep', `${'{"not":'.repeat(60)}{}${'}'.repeat(60)}`],
    ['too large', JSON.stringify({ allOf: Array.from({ length: 6000 }, () => ({})) })],
  ]
  test.each(unusable)('cannot be used: %s', (_name, schema) => {
    expect(judge('json_schema', { schema }, '{}').message).toBe('assertion json_schema cannot read its parameters')
  })
  test('two schemas of one name do not meet', () => {
    const named = (type: string) => JSON.stringify({ $id: 'https://example.test/x', type })
    expect(judge('json_schema', { schema: named('array') }, '[]').passed).toBe(true)
    expect(judge('json_schema', { schema: named('object') }, '[]').passed).toBe(false)
  })
})
