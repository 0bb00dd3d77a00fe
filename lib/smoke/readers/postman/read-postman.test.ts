import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { assertionKinds } from '../../assertions'
import { isPostman } from './is-postman'
import { saySuite } from '../say-why'
import { readPostman } from './read-postman'
import { upperSnake } from './reading'

const said = (text: string) => saySuite(readPostman(text), 'en')

const examples = path.join(import.meta.dirname, 'examples')
const load = (name: string) => readFileSync(path.join(examples, name), 'utf8')
const names = ['bookings', 'parcels', 'sign-in', 'weather-2-0', 'assertions', 'odd-ends']

describe('whole collections', () => {
  test.each(names)('%s', (name) => {
    const text = load(`${name}.postman_collection.json`)
    expect(said(text)).toEqual(JSON.parse(load(`${name}.expected.json`)))
    expect(isPostman(text, 'any.json')).toBe(true)
  })
})

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'
const collection = (item: object, more: object = {}) => JSON.stringify({ info: { name: 'C', schema }, ...more, item: [item] })
const request = (more: object) => collection({ name: 'R', request: { method: 'POST', url: 'https://a.example', ...more } })
const script = (...exec: string[]) =>
  JSON.stringify({ item: [{ name: 'R', event: [{ listen: 'test', script: { exec } }], request: 'https://a.example' }] }, null, 1)

const asserted = (text: string) => said(text).requests[0]!.assertions.map(({ kind, params }) => [kind, ...Object.values(params)].join(' '))

describe('documents that are none', () => {
  test.each<[name: string, text: string, line: number, why: RegExp]>([
    [
      'an environment',
      '{\n"values": [{"key":"a","value":"s3cret"}], "_postman_variable_scope": "environment"}',
      1,
      /^it is a Postman environment/,
    ],
    ['globals', '{"values": [], "_postman_variable_scope": "globals"}', 1, /file of globals/],
    ['format 1', '{"id": "1", "order": [], "requests": []}', 1, /format 1: export it as format 2.1/],
    ['another object', '{}', 1, /no "item"/],
    ['a list', '[]', 1, /no Postman collection/],
    ['nothing', '', 1, /ends before it is complete/],
    ['a comma too many', '{\n  "item": [\n    1,\n  ]\n}', 4, /a value is expected/],
    ['a text not closed', '{\r\n"item": "a\r\n}', 2, /not closed on its line/],
    ['something after the end', '{"item":[]}\n\nx', 3, /follows the end/],
    ['a key twice', '{"item":[],\n"item":[]}', 2, /stands twice/],
    ['nesting', `{"item":${'['.repeat(5000)}`, 1, /deeper than 200/],
  ])('%s', (_name, text, line, why) => {
    expect(said(text)).toEqual({ requests: [], refused: [{ line, why: expect.stringMatching(why) }] })
  })
})

describe('addresses', () => {
  test.each<[name: string, url: unknown, expected: string]>([
    ['text', 'https://a.example/x?y=1', 'https://a.example/x?y=1'],
    ['no scheme', 'a.example', 'http://a.example'],
    ['a port is no path variable', 'http://a.example:81/:id', 'http://a.example:81/{{ID}}'],
    ['a colon inside a segment', 'http://a.example/things:batch', 'http://a.example/things:batch'],
    ['encoded already', 'http://a.example/a%20b c', 'http://a.example/a%20b%20c'],
    [
      'a query listed wins',
      {
        raw: 'http://a.example?a=1&b=2',
        query: [
          { key: 'a', value: '1&' },
          { key: 'b', disabled: true },
          { key: 'c', value: null },
        ],
      },
      'http://a.example?a=1%26&c',
    ],
    [
      'parts without raw',
      { protocol: 'https', host: 'a.example', path: '/b/c', query: [{ key: 'd', value: 'e f' }] },
      'https://a.example/b/c?d=e%20f',
    ],
    ['a path value is encoded', { raw: 'http://a.example/:x', variable: [{ key: 'x', value: 'b?c d' }] }, 'http://a.example/b%3Fc%20d'],
  ])('%s', (_name, url, expected) => {
    expect(said(request({ url })).requests[0]?.url).toBe(expected)
  })
})

describe('names of variables', () => {
  test.each([
    ['baseUrl', 'BASE_URL'],
    ['APIKey', 'API_KEY'],
    ['base-url.v2', 'BASE_URL_V2'],
    ['2fa', 'V_2FA'],
    ['already_SNAKE', 'ALREADY_SNAKE'],
    ['тест', null],
  ])('%s', (raw, expected) => expect(upperSnake(raw)).toBe(expected))
})

const draft7 = 'http://json-schema.org/draft-07/schema#'
const schemaOf = (schema: object) => `json_schema ${JSON.stringify({ ...schema, $schema: draft7 })}`

describe('expectations of scripts', () => {
  test.each<[statement: string, expected: string[]]>([
    ["pm.response.to.have.status('OK')", ['status 200']],
    ['pm.response.to.be.notFound', ['status 404']],
    ['pm.response.to.not.be.error', ['status 100-399']],
    ['pm.expect(pm.response.code).to.be.within(200, 299)', ['status 200-299']],
    ['pm.expect(pm.response.code).to.be.below(400)', ['status 100-399']],
    ["pm.expect(pm.response.status, 'said').to.equal('Created')", ['status 201']],
    ['pm.expect(pm.response.json().a["b c"][2]).to.eql(-1.5)', ["jsonpath $.a['b c'][2] equals -1.5"]],
    ["pm.expect(data.it).to.eql('it\\'s')", ["jsonpath $.it equals it's"]],
    ['pm.expect(data.x).to.not.eql(null)', ['jsonpath $.x not_equals null']],
    ['pm.expect(Array.isArray(data.x)).to.be.true', ['jsonpath $.x type array']],
    ['pm.expect(data.x).to.have.lengthOf.at.least(2)', ['jsonpath $.x min_length 2']],
    ["pm.expect(data).to.have.property('x').that.is.a('string')", ['jsonpath $.x present', 'jsonpath $.x type string']],
    ["pm.expect(pm.response.headers.has('ETag')).to.be.true", ['header ETag present']],
    ["pm.response.to.have.header('A', 'b')", ['header A equals b']],
    ["pm.response.to.have.jsonBody('a[0].b')", ['jsonpath $.a[0].b present']],
    ['pm.response.to.have.body(/ok/)', ['body_text matches ok']],
    ['pm.expect(data?.x)\n  .to\n  .eql(1)', ['jsonpath $.x equals 1']],
    [
      "pm.test('a', function () { pm.response.to.be.ok }); pm.test('b', () => pm.response.to.be.json)",
      ['status 200', 'jsonpath $ present'],
    ],
    ['pm.expect(data.x).to.be.above(3)', ['jsonpath $.x greater_than 3']],
    ['pm.expect(data.x).to.not.be.below(3)', ['jsonpath $.x at_least 3']],
    ['pm.expect(data.x).to.be.oneOf([1, "a"])', ['jsonpath $.x one_of [1,"a"]']],
    ['pm.expect(data.x).not.to.be.oneOf([1])', ['jsonpath $.x none_of [1]']],
    ["pm.expect(data).to.not.have.property('error')", ['jsonpath $.error absent']],
    ['pm.expect(data.x).to.be.empty', ['jsonpath $.x is_empty']],
    ['pm.expect(data.x).to.be.undefined', ['jsonpath $.x absent']],
    ['pm.expect(data.x).to.be.closeTo(5, 1)', ['jsonpath $.x at_least 4', 'jsonpath $.x at_most 6']],
    ["pm.expect(data).to.include({ a: 1, b: 'c' })", ['jsonpath $.a equals 1', 'jsonpath $.b equals c']],
    ['pm.expect(data.x.length).to.be.below(3)', ['jsonpath $.x max_length 2']],
    [
      "pm.expect(data).to.have.all.keys('a')",
      [
        `json_schema ${JSON.stringify({ type: 'object', required: ['a'], properties: { a: {} }, additionalProperties: false, $schema: draft7 })}`,
      ],
    ],
    ["pm.expect(data.x).to.not.be.a('string')", [`json_schema ${JSON.stringify({ not: { type: 'string' }, $schema: draft7 })} $.x`]],
    ["const s = { type: 'object' }; pm.response.to.have.jsonSchema(s)", [schemaOf({ type: 'object' })]],
    ["pm.expect(tv4.validate(data, { type: 'array' })).to.be.true", [schemaOf({ type: 'array' })]],
    [
      "const Ajv = require('ajv'); const ajv = new Ajv({ allErrors: true }); pm.expect(ajv.validate({ type: 'array' }, data)).to.be.true",
      [schemaOf({ type: 'array' })],
    ],
    ['const wanted = 5; pm.expect(data.x).to.eql(wanted)', ['jsonpath $.x equals 5']],
    ['pm.response.to.be.success', ['status 2xx']],
    ['pm.response.to.not.be.ok', ['status 100-199, 201-599']],
    ['pm.response.to.not.have.status(500)', ['status 100-499, 501-599']],
    ["pm.response.to.not.have.header('X')", ['header X absent']],
    ["pm.response.to.have.jsonBody('a', { b: 1 })", ['jsonpath $.a equals {"b":1}']],
    ["pm.response.to.have.body('pong')", ['body_text equals pong']],
    ['pm.response.to.have.responseTime.below(200)', ['latency 200']],
    ['pm.expect(pm.response.responseSize).to.be.below(2048)', ['size 2047']],
    ['pm.expect(pm.response.code).to.not.be.oneOf([400, 500])', ['status 100-399, 401-499, 501-599']],
    ['pm.expect(data.x === 1).to.be.true', ['jsonpath $.x equals 1']],
    ["tests['a'] = responseCode.code === 200", ['status 200']],
    ["tests['a'] = responseTime < 300", ['latency 300']],
    ["tests['a'] = responseBody.has('ok')", ['body_text contains ok']],
    ['/* 1 */ pm.response.to.have.status(200) // "', ['status 200']],
  ])('%s', (statement, expected) => {
    const text = script('const data = pm.response.json();', statement)
    expect(asserted(text)).toEqual(expected)
    expect(said(text).refused).toEqual([])
  })

  test.each([
    "pm.expect(data.x).to.eql('{{name}}')",
    'pm.expect(data.x).to.eql(other)',
    'pm.expect(data.items.map(f)).to.eql(1)',
    'pm.expect(data.x).to.match(/(?<=a)b/)',
    'pm.expect(pm.response.responseTime).to.be.above(3)',
    "pm.expect(data).to.have.any.keys('a', 'b')",
    'pm.expect(pm.response.to.have.responseSize.below(9)).to.be.ok',
    'pm.response.to.have.responseSize.below(9)',
    'pm.response.to.have.jsonSchema(other)',
    "tests['a'] = responseCode.code === 200 && responseTime < 9",
    'pm.expect(data.x).to.eql(1).or.eql(2)',
    'pm.expect(pm.response.responseTime).to.be.below(600000)',
    'pm.response.to.have.status(999)',
    "pm.response.to.have.status('Fine')",
    "pm.test('a', async () => { pm.response.to.be.ok })",
    "pm.test('a', (done) => { pm.response.to.be.ok })",
    'if (data.x) pm.response.to.be.ok',
    'if (data.x)\n\n pm.response.to.be.ok; else pm.response.to.be.error',
    'while (0)\n pm.response.to.be.ok',
    'data.x && pm.response.to.be.ok',
    '(() => pm.response.to.be.ok)()',
    'data.x ? pm.response.to.be.ok : pm.response.to.be.error',
    'pm.response.to.be.ok, data.x',
    'function check() { pm.response.to.be.ok }',
    "pm.environment.set('x', 'sk-12345')",
    'pm.sendRequest("https://a.example/?key=sk-12345")',
  ])('refused whole: %s', (statement) => {
    const { requests, refused } = said(script('const data = pm.response.json();', statement, ''))
    expect(requests[0]).toMatchObject({ assertions: [], captures: [] })
    expect(refused).toEqual([{ line: 11, why: expect.stringContaining('a statement of the test script is not read') }])
    expect(refused[0]!.why).not.toContain('sk-12345')
  })

  test('what follows a return is not taken for certain', () => {
    const text = script(
      "pm.test('a', () => {",
      ' pm.response.to.be.ok',
      ' return',
      ' pm.response.to.have.status(201)',
      '})',
      'pm.response.to.be.json',
    )
    expect(asserted(text)).toEqual(['status 200', 'jsonpath $ present'])
    expect(said(text).refused.map(({ line }) => line)).toEqual([12, 13])
  })

  test('a name that was assigned anew stands for nothing', () => {
    const text = script('let d = pm.response.json()', "pm.test('a', () => { d = other() })", 'pm.expect(d.x).to.eql(1)')
    expect(asserted(text)).toEqual([])
  })
})

describe('auth', () => {
  test('a refused type is said once, without its values', () => {
    const text = load('odd-ends.postman_collection.json')
    expect(JSON.stringify(said(text))).not.toContain('do-not-tell')
  })

  test('basic keeps its variables', () => {
    const basic = (username: string) => ({ type: 'basic', basic: { username, password: '{{p}}' } })
    const item = ['{{a}}', '{{b}}', '{{a}}'].map((name) => ({ name, request: { auth: basic(name), url: 'https://a.example' } }))
    const sent = said(JSON.stringify({ item })).requests.map(({ auth }) => auth)
    expect(sent).toEqual(['{{A}}', '{{B}}', '{{A}}'].map((user) => ({ kind: 'basic', user, password: '{{P}}' })))
  })
})

// A machine that is busy takes its time over many runs.
vi.setConfig({ testTimeout: 30_000 })

describe('any input', () => {
  const sound = (text: string) => {
    const { requests, refused } = said(text)
    const lines = text.split(/\r\n|\r|\n/).length
    for (const { line } of [...requests, ...refused]) expect(line >= 1 && line <= lines).toBe(true)
    for (const { why } of refused) expect(why).not.toBe('')
    for (const { assertions, captures } of requests) {
      for (const { kind, params } of assertions) expect(assertionKinds.get(kind)?.params.safeParse(params).success).toBe(true)
      for (const { name } of captures) expect(name).toMatch(/^[A-Z][A-Z0-9_]{0,63}$/)
    }
  }

  test('text of any kind never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), sound))
  })

  test('collections with any piece taken out, doubled or replaced', () => {
    const texts = names.map((name) => load(`${name}.postman_collection.json`))
    const change = fc.record({
      which: fc.nat(5),
      at: fc.nat(9000),
      length: fc.nat(40),
      put: fc.oneof(fc.string(), fc.constantFrom('null', '[]', '{{', '"', '`${', '({', '\\u0000')),
    })
    fc.assert(
      fc.property(change, ({ which, at, length, put }) => {
        const text = texts[which]!
        const from = at % text.length
        sound(text.slice(0, from) + put + text.slice(from + length))
      }),
      { numRuns: 600 },
    )
  })

  test('scripts of any pieces', () => {
    const pieces = fc.constantFrom(
      'pm',
      '.',
      'response',
      'expect',
      '(',
      ')',
      '{',
      '}',
      '[',
      ']',
      'to',
      'eql',
      '1',
      "'a'",
      ';',
      '\n',
      '=>',
      '=',
      'if',
      'else',
      'const',
      'd',
      '/',
      ',',
      '?.',
      'pm.test(',
      'pm.response.json()',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => sound(script(parts.join('')))),
      { numRuns: 600 },
    )
  })

  test.each<[name: string, text: string]>([
    ['brackets', script('('.repeat(200_000))],
    ['calls within calls', script(`${'pm.test("a",()=>'.repeat(40_000)}`)],
    ['comments never closed', script('/* '.repeat(200_000))],
    ['statements', script("pm.expect(pm.response.json().a).to.eql('b');".repeat(15_000))],
    ['braces', request({ body: { mode: 'raw', raw: '{{'.repeat(300_000) } })],
    ['names', request({ body: { mode: 'raw', raw: Array.from({ length: 60_000 }, (_, at) => `{{v${at}}}`).join('') } })],
    ['requests', JSON.stringify({ item: Array.from({ length: 20_000 }, () => ({ request: 'https://a.example' })) })],
  ])('a megabyte of %s takes no more than its length asks for', (_name, text) => {
    const started = performance.now()
    said(text)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
