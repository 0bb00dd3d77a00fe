import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { assertionKinds } from '../../assertions'
import { isOpenApi } from './is-openapi'
import { saySuite } from '../say-why'
import { readOpenApi } from './read-openapi'

const said = (text: string) => saySuite(readOpenApi(text), 'en')

const examples = path.join(import.meta.dirname, 'examples')
const load = (name: string) => readFileSync(path.join(examples, name), 'utf8')
const names = ['lending-library.yaml', 'telemetry.json', 'archive.yaml']

describe('whole documents', () => {
  test.each(names)('%s', (name) => {
    const text = load(name)
    expect(said(text)).toEqual(JSON.parse(load(name.replace(/\.\w+$/, '.expected.json'))))
    expect(isOpenApi(text, 'any.txt')).toBe(true)
  })
})

describe('documents that are none', () => {
  test.each<[name: string, text: string, line: number, why: RegExp]>([
    ['Swagger', 'info: {}\nswagger: "2.0"\npaths: {}', 2, /Swagger 2.0/],
    ['Swagger in JSON', '{\n "swagger": "2.0"}', 2, /Swagger 2.0/],
    ['a version to come', 'openapi: 4.0.0', 1, /version other than/],
    ['a version between', 'openapi: 3.10.0', 1, /version other than/],
    ['other YAML', 'a: 1', 1, /no "openapi"/],
    ['nothing', '', 1, /no "openapi"/],
    ['broken YAML', 'openapi: 3.0.0\npaths:\n  - a\n b: c', 4, /malformed YAML/],
    ['broken JSON', '{"openapi":\n"3.0.0",}', 2, /malformed JSON/],
    ['a key twice', 'openapi: 3.0.0\npaths: {}\npaths: {}', 3, /stands twice/],
    ['two documents', 'openapi: 3.0.0\n---\nopenapi: 3.0.0', 2, /several/],
    ['an alias to nothing', 'openapi: 3.0.0\npaths: *gone', 2, /alias|malformed/],
    ['an alias inside its own value', 'openapi: 3.0.0\npaths: &a\n  /x: *a', 3, /alias/],
    ['nesting', `openapi: 3.0.0\nx: ${'['.repeat(50_000)}`, 2, /deeper/],
    ['nested lists', `openapi: 3.0.0\nx:\n  ${'- '.repeat(50_000)}`, 3, /deeper/],
  ])('%s', (_name, text, line, why) => {
    expect(said(text)).toEqual({ requests: [], refused: [{ line, why: expect.stringMatching(why) }] })
  })
})

const document = (operation: object, more: object = {}) =>
  JSON.stringify({ openapi: '3.1.0', paths: { '/a': { post: { responses: { 200: {} }, ...operation } } }, ...more })
const bodyOf = (schema: object, schemas: object = {}) =>
  said(document({ requestBody: { content: { 'application/json': { schema } } } }, { components: { schemas } })).requests[0]?.body

describe('values made of schemas', () => {
  test.each<[name: string, schema: object, expected: unknown]>([
    ['nothing said', {}, 'text'],
    ['required only', { required: ['a'], properties: { a: { type: 'integer' }, b: { type: 'integer' } } }, { a: 1 }],
    ['a required property nobody describes', { type: 'object', required: ['a'] }, { a: 'text' }],
    ['least and step', { type: 'integer', minimum: 5, multipleOf: 3 }, 6],
    ['most below one', { type: 'integer', maximum: -2 }, -2],
    ['above, as a number', { type: 'integer', exclusiveMinimum: 1 }, 2],
    ['least items', { type: 'array', minItems: 2, items: { type: 'boolean' } }, [true, true]],
    ['no items allowed', { type: 'array', maxItems: 0 }, []],
    ['enum', { enum: ['b', 'a'] }, 'b'],
    ['default before enum', { enum: ['b', 'a'], default: 'a' }, 'a'],
    ['of 3.1', { type: ['null', 'string'], examples: ['e'] }, 'e'],
    ['null only', { type: 'null' }, null],
    ['ipv4', { type: 'string', format: 'ipv4' }, '192.0.2.1'],
    ['lengths', { type: 'string', minLength: 6, maxLength: 6 }, 'textxx'],
    ['oneOf', { oneOf: [{ type: 'integer' }, { type: 'string' }] }, 1],
    ['allOf that requires across parts', { allOf: [{ properties: { a: { type: 'boolean' } } }, { required: ['a'] }] }, { a: 'text' }],
    ['itself', { $ref: '#/components/schemas/Tree' }, { left: {} }],
    ['escaped reference', { $ref: '#/components/schemas/a~1b%20c' }, 7],
  ])('%s', (_name, schema, expected) => {
    const tree = { type: 'object', required: ['left'], properties: { left: { $ref: '#/components/schemas/Tree' } } }
    expect(JSON.parse(bodyOf(schema, { Tree: tree, 'a/b c': { const: 7 } }) as string)).toEqual(expected)
  })
})

describe('parts of operations', () => {
  const secured = (scheme: object) => said(document({ security: [{ main: [] }] }, { components: { securitySchemes: { main: scheme } } }))

  test.each<[name: string, scheme: object]>([
    ['mutualTLS', { type: 'mutualTLS' }],
    ['http digest', { type: 'http', scheme: 'digest' }],
  ])('security by %s is refused by name', (name, scheme) => {
    const { requests, refused } = secured(scheme)
    expect(requests).toHaveLength(1)
    expect(refused).toEqual([{ line: 1, why: `security of type "${name}" is not there: its requests are read without it` }])
  })

  test('an operation takes the place of what its path says', () => {
    const parameter = (example: string) => [{ name: 'v', in: 'query', example }]
    const text = JSON.stringify({
      openapi: '3.0.0',
      servers: [{ url: 'https://a.example' }],
      paths: { '/x': { parameters: parameter('1'), get: { parameters: parameter('2'), responses: { 204: {} } } } },
    })
    expect(said(text).requests.map(({ url }) => url)).toEqual(['https://a.example/x?v=2'])
  })
})

describe('schemas of answers', () => {
  const answered = (schema: object, version = '3.1.0', schemas: object = {}) =>
    said(
      JSON.stringify({
        openapi: version,
        paths: { '/a': { get: { responses: { 200: { content: { 'application/json': { schema } } } } } } },
        components: { schemas },
      }),
    )
  const asserted = (...all: Parameters<typeof answered>) => {
    const [, found] = answered(...all).requests[0]!.assertions
    return found ? (JSON.parse(String(found.params.schema)) as unknown) : undefined
  }
  const tree = { type: 'object', properties: { left: { $ref: '#/components/schemas/Tree' } } }

  test.each<[name: string, schema: object, version: string, expected: unknown]>([
    ['nothing asked', { description: 'Whatever', example: 1 }, '3.0.3', undefined],
    ['null or', { type: 'string', nullable: true, enum: ['a'] }, '3.0.3', { type: ['string', 'null'], enum: ['a', null] }],
    [
      'null or what others say',
      { nullable: true, allOf: [{ type: 'object' }] },
      '3.0.3',
      { anyOf: [{ type: 'null' }, { allOf: [{ type: 'object' }] }] },
    ],
    [
      'flags of 3.0',
      { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
      '3.0.0',
      { exclusiveMinimum: 1, maximum: 9 },
    ],
    ['numbers of 3.1', { exclusiveMinimum: 1 }, '3.1.0', { exclusiveMinimum: 1 }],
    [
      'what is only written',
      { required: ['a', 'b'], properties: { a: { writeOnly: true }, b: {} } },
      '3.0.0',
      { required: ['b'], properties: { a: {}, b: {} } },
    ],
    [
      'itself',
      { $ref: '#/components/schemas/Tree' },
      '3.0.0',
      { $ref: '#/$defs/s1', $defs: { s1: { type: 'object', properties: { left: { $ref: '#/$defs/s1' } } } } },
    ],
    ['a name for nothing here', { type: 'string', format: 'barcode' }, '3.1.0', { type: 'string', format: 'barcode' }],
  ])('%s', (_name, schema, version, expected) => {
    expect(asserted(schema, version, { Tree: tree })).toEqual(expected)
    expect(answered(schema, version, { Tree: tree }).refused).toEqual([])
  })

  test.each<[name: string, schema: object, why: RegExp]>([
    ['another document', { $ref: 'other.yaml#/a' }, /another document/],
    ['a circle of references', { $ref: '#/components/schemas/A' }, /itself/],
    ['a circle for the same value', { $ref: '#/components/schemas/C' }, /itself/],
    ['braces', { enum: ['{{x}}'] }, /variable/],
    ['a type that is none', { type: 'text' }, /JSON Schema/],
  ])('%s is refused, the request is not', (_name, schema, why) => {
    const { requests, refused } = answered(schema, '3.0.3', {
      A: { $ref: '#/components/schemas/B' },
      B: { $ref: '#/components/schemas/A' },
      C: { allOf: [{ $ref: '#/components/schemas/C' }] },
    })
    expect(requests[0]!.assertions).toEqual([{ kind: 'status', params: { expected: '200' } }])
    expect(refused).toEqual([{ line: 1, why: expect.stringMatching(why) }])
  })

  test('of several types JSON is asked for', () => {
    const content = { 'text/xml': {}, 'application/json': { schema: { type: 'object' } } }
    const text = JSON.stringify({ openapi: '3.0.0', paths: { '/a': { get: { responses: { 200: { content } } } } } })
    expect(said(text).requests[0]!.headers).toEqual([{ name: 'Accept', value: 'application/json' }])
  })
})

// A machine that is busy takes its time over many runs.
vi.setConfig({ testTimeout: 30_000 })

describe('any input', () => {
  const sound = (text: string) => {
    const { requests, refused } = said(text)
    const lines = text.split(/\r\n|\r|\n/).length
    for (const { line } of [...requests, ...refused]) expect(line >= 1 && line <= lines).toBe(true)
    for (const { assertions } of requests) {
      for (const { kind, params } of assertions) expect(assertionKinds.get(kind)?.params.safeParse(params).success).toBe(true)
    }
  }

  test('text of any kind never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => [text, `openapi: 3.0.0\n${text}`].forEach(sound)))
  })

  test('documents with any piece taken out or replaced', () => {
    const texts = names.map(load)
    const put = fc.oneof(fc.string(), fc.constantFrom('null', '[]', '{{', '*owner', '&owner ', '\n', ': ', '- ', "$ref: '#/'", '"'))
    const change = fc.record({ which: fc.nat(2), at: fc.nat(9000), length: fc.nat(40), put })
    fc.assert(
      fc.property(change, (one) => {
        const text = texts[one.which]!
        const from = one.at % text.length
        sound(text.slice(0, from) + one.put + text.slice(from + one.length))
      }),
      { numRuns: 500 },
    )
  })

  const many = (count: number, line: (at: number) => string) => Array.from({ length: count }, (_, at) => line(at)).join('')
  const double = many(
    40,
    (at) =>
      `    S${at}: { required: [a, b], properties: { a: { $ref: "#/components/schemas/S${at + 1}" }, b: { $ref: "#/components/schemas/S${at + 1}" } } }\n`,
  )
  const ask = 'requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/S0" } } } }'
  const laughs = `x0: &x0 [lol, lol]\n${many(40, (at) => `x${at + 1}: &x${at + 1} [*x${at}, *x${at}]\n`)}`

  test.each<[name: string, text: string]>([
    [
      'schemas that double',
      `openapi: 3.0.0\npaths: { /a: { post: { ${ask}, responses: { "200": {} } } } }\ncomponents:\n  schemas:\n${double}`,
    ],
    [
      'aliases that double',
      `openapi: 3.0.0\n${laughs}paths: { /a: { post: { requestBody: { content: { application/json: { example: *x40 } } }, responses: { "200": {} } } } }`,
    ],
    ['keys', `openapi: 3.0.0\npaths:\n${many(30_000, (at) => `  /p${at}: {}\n`)}`],
    ['flow keys', `openapi: 3.0.0\npaths: {${many(30_000, (at) => `/p${at}: {},`)}}`],
    ['open quotes', `openapi: 3.0.0\nx: "${'a\n\n  '.repeat(60_000)}`],
    [
      'schemas of answers that double',
      `openapi: 3.0.0\npaths: { /a: { get: { responses: { "200": { content: { application/json: { schema: { $ref: "#/components/schemas/S0" } } } } } } } }\ncomponents:\n  schemas:\n${many(40, (at) => `    S${at}: { allOf: [{ $ref: "#/components/schemas/S${at + 1}" }, { $ref: "#/components/schemas/S${at + 1}" }] }\n`)}    S40: { type: object }\n`,
    ],
    [
      'schemas of answers in a row',
      `openapi: 3.0.0\npaths: { /a: { get: { responses: { "200": { content: { application/json: { schema: { $ref: "#/components/schemas/S0" } } } } } } } }\ncomponents:\n  schemas:\n${many(20_000, (at) => `    S${at}: { properties: { a: { $ref: "#/components/schemas/S${at + 1}" } } }\n`)}    S20000: { type: object }\n`,
    ],
    ['colons', `openapi: 3.0.0\nx: ${'? : '.repeat(60_000)}`],
  ])('many %s take no more than their length asks for', (_name, text) => {
    const started = performance.now()
    sound(text)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
