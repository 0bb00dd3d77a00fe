import { describe, expect, test } from 'vitest'
import { evaluateAssertion } from '../evaluate-assertion'
import { schemaFlaw } from '../json-schema'
import { selectCss } from '../markup/select-css'
import { selectXpath } from '../markup/select-xpath'
import { assertionKinds } from './index'
import type { Observed } from './kind'
import { TooCostly } from './too-costly'

const seen = (body: string, type: string): Observed => ({
  status: 200,
  headers: [['content-type', type]],
  body,
  bytes: body.length,
  totalMs: 1,
  firstByteMs: 1,
  protocol: '1.1',
  certificate: null,
})
const judge = (kind: string, params: Record<string, unknown>, body: string, type = 'application/json') =>
  evaluateAssertion({ kind, params }, seen(body, type), assertionKinds)

/** Few enough steps that the tests are quick; the bounds that count are larger. */
const few = 100_000
const size = 1_000_000
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)
const twins = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, n) => `<!ENTITY ${String.fromCharCode(98 + n)} "${`&${String.fromCharCode(97 + n)};`.repeat(10)}">`).join('')}]><l>&m;</l>`
const outside = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>'

/** Work is bounded in steps: what is over the bound fails as `too_costly`, and says so. */
describe('work without a bound is not begun', () => {
  test('a schema that asks twice at every level', () => {
    const schema = JSON.stringify({ allOf: [{ properties: { a: { $ref: '#' } } }, { properties: { a: { $ref: '#' } } }] })
    expect(() => schemaFlaw(schema, JSON.parse(twins(60)), few)).toThrow(TooCostly)
    expect(schemaFlaw(schema, JSON.parse(twins(6)))).toBeNull()
    expect(judge('json_schema', { schema }, twins(60))).toMatchObject({ passed: false, op: 'too_costly' })
  })
  test('a schema whose references double', () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [
        `d${n}`,
        n === 29 ? {} : { allOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] },
      ]),
    )
    expect(judge('json_schema', { schema: JSON.stringify({ $ref: '#/$defs/d0', $defs }) }, '{}').passed).toBe(false)
  })
  test('a schema that is itself', () => expect(judge('json_schema', { schema: '{"$ref":"#"}' }, '{}').passed).toBe(false))
  test('a large schema pattern on many texts', () => {
    const texts = Array.from({ length: 20_000 }, () => 'a'.repeat(45))
    expect(() => schemaFlaw('{"items":{"pattern":"^(a?){300}$"}}', texts, few)).toThrow(TooCostly)
  })
  test('a format on long texts', () => {
    const body = JSON.stringify(['a@' + 'a'.repeat(900_000)])
    expect(judge('json_schema', { schema: '{"items":{"format":"email"}}' }, body).passed).toBe(false)
  })
  test('a selector that looks at every pair of siblings', () => {
    const body = '<p></p>'.repeat(100_000)
    expect(() => selectCss('p:nth-last-child(2n+1):nth-child(3n+2)', '', 'html', body)).toThrow(TooCostly)
    expect(judge('css', { selector: 'p:nth-child(7n)' }, body, 'text/html').passed).toBe(false)
  })
  test('a selector that reads the whole text of everything', () => {
    expect(() => selectCss('i:contains("b")', '', 'html', nested('<i>a', '</i>', 900).repeat(100))).toThrow(TooCostly)
  })
  test('ancestors of ancestors', () => {
    expect(() => selectCss('i i i i i b', '', 'html', `${'<i>'.repeat(900)}<u></u>${'<s><b></b></s>'.repeat(20_000)}`)).not.toThrow()
    expect(() => selectCss('x i i i i b', '', 'html', `${'<i>'.repeat(900)}${'<b></b>'.repeat(2000)}`)).toThrow(TooCostly)
  })
  test.each(['//a = //b', '//a[following::b[preceding::a]]', 'count(//*[count(//*) > 1])', '//a[following::c]'])(
    'an expression over every pair: %s',
    (path) => {
      const body = `<l>${'<a>x</a><b>y</b>'.repeat(5_000)}</l>`
      expect(() => selectXpath(path, 'xml', body, few)).toThrow(TooCostly)
    },
  )
  test('an expression that is too much in all', () => {
    const body = `<l>${'<a>x</a>'.repeat(2_000)}</l>`
    expect(judge('xpath', { path: 'count(//*[count(//*) > 1])', op: 'equals', value: '1' }, body, 'text/xml')).toMatchObject({
      op: 'too_costly',
    })
  })
  test('a large text looked at again and again', () => {
    const body = `<l><t>${'x'.repeat(500_000)}</t>${'<a/>'.repeat(50_000)}</l>`
    expect(() => selectXpath("//a[contains(/l/t, 'y')]", 'xml', body, few)).toThrow(TooCostly)
  })
  test('a large pattern on a large body', () => {
    const body = 'ab'.repeat(size / 2)
    expect(judge('body_text', { op: 'matches', value: '[ab]*a[ab]{900}c' }, body, 'text/plain')).toMatchObject({
      passed: false,
      op: 'too_costly',
    })
    expect(judge('body_text', { op: 'not_matches', value: '[ab]*a[ab]{900}c' }, body, 'text/plain').passed).toBe(false)
  })
})

describe('hostile bodies are judged, and fail', () => {
  const rows: [name: string, kind: string, params: Record<string, unknown>, body: string, type: string][] = [
    ['a million brackets', 'jsonpath', { path: '$..a', op: 'absent' }, '['.repeat(size), 'application/json'],
    ['deep lists', 'jsonpath', { path: '$..a', op: 'present' }, nested('[', ']', size / 2), 'application/json'],
    ['deep lists and a schema', 'json_schema', { schema: '{"items":{"$ref":"#"}}' }, nested('[', ']', size / 2), 'application/json'],
    ['deep XML', 'xpath', { path: '//b', op: 'absent' }, nested('<a>', '</a>', 140_000), 'text/xml'],
    ['deep HTML', 'xpath', { path: '//b', op: 'absent' }, '<i>'.repeat(300_000), 'text/html'],
    ['deep HTML and a selector', 'css', { selector: 'b', op: 'absent' }, '<i>'.repeat(300_000), 'text/html'],
    ['more nodes than are read', 'xpath', { path: '//b', op: 'absent' }, `<l>${'<a/>'.repeat(100_000)}</l>`, 'text/xml'],
    ['a billion laughs', 'xpath', { path: 'string-length(/l)', op: 'at_least', value: '100' }, laughs, 'text/xml'],
    ['an entity outside', 'xpath', { path: '/l', op: 'contains', value: 'root' }, outside, 'text/xml'],
    ['a million attributes', 'css', { selector: 'b[x]' }, `<b ${'a=1 '.repeat(size / 4)}>`, 'text/html'],
    ['an unclosed tag', 'css', { selector: 'b' }, '<'.repeat(size), 'text/html'],
    ['an unclosed comment', 'css', { selector: 'b' }, `${'<!--'.repeat(size / 4)}`, 'text/html'],
    ['a million texts', 'xpath', { path: '//b' }, `<l>${'&amp;'.repeat(size / 5)}</l>`, 'text/xml'],
    ['unknown entities', 'xpath', { path: '//b', op: 'absent' }, `<l>${'&x;'.repeat(100_000)}</l>`, 'text/xml'],
  ]
  test.each(rows)('%s', (_name, kind, params, body, type) => {
    const outcome = judge(kind, params, body, type)
    expect(outcome.passed, outcome.message.slice(0, 200)).toBe(false)
  })
})

describe('a megabyte of what people write is judged', () => {
  const rows = Array.from(
    { length: 8_000 },
    (_, id) => `<li class="row"><a href="/orders/${id}">Order ${id}</a> <span>${id * 3}</span></li>`,
  ).join('')
  const items = Array.from({ length: 8_000 }, (_, id) => ({
    id,
    name: `Item ${id}`,
    price: id / 4,
    tags: ['a', 'b'],
    at: '2026-11-21T10:00:00Z',
    url: `https://shop.example.test/items/${id}`,
  }))
  const schema = JSON.stringify({
    type: 'array',
    items: {
      type: 'object',
      required: ['id', 'name'],
      properties: {
        id: { type: 'integer' },
        name: { pattern: '^Item' },
        price: { minimum: 0 },
        tags: { uniqueItems: true, items: { type: 'string' } },
        at: { format: 'date-time' },
        url: { format: 'uri' },
      },
    },
  })
  test('css', () =>
    expect(
      judge('css', { selector: 'ul > li.row a[href^="/orders/79"]', op: 'count', value: '111' }, `<ul>${rows}</ul>`, 'text/html'),
    ).toMatchObject({ passed: true }))
  test('xpath', () =>
    expect(
      judge(
        'xpath',
        { path: "//li[span > 23990]/a[starts-with(@href, '/orders')]", op: 'count', value: '3' },
        `<ul>${rows}</ul>`,
        'text/xml',
      ),
    ).toMatchObject({ passed: true }))
  test('json_schema', () => expect(judge('json_schema', { schema }, JSON.stringify(items))).toMatchObject({ passed: true }))
})
