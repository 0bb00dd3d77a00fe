import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDefinition } from '../check-definition'
import { optionRows } from '../readers/curl/testing/option-rows'
import { requestRows } from '../readers/curl/testing/request-rows'
import { shellRows } from '../readers/curl/testing/shell-rows'
import type { ReadRequest } from '../readers/read-request'
import { readSuite } from '../readers/read-suite'
import { SuiteDefinition } from '../step-schema'
import { type ConvertedRequest, convertRequests } from './convert-requests'

const plain: ReadRequest = {
  name: 'A',
  method: 'GET',
  url: 'http://a.example/',
  headers: [],
  body: null,
  assertions: [{ kind: 'status', params: { expected: '200' } }],
  captures: [],
  line: 1,
}
const one = (change: Partial<ReadRequest>, files = {}) => convertRequests([{ ...plain, ...change }], new Map(Object.entries(files)))[0]!
const codes = ({ notes }: ConvertedRequest) => notes.map(({ code }) => code)
const bodyOf = (body: string, type: string) => {
  const { step } = one({ method: 'POST', body, headers: [{ name: 'Content-Type', value: type }] })
  return [step!.request.body, step!.request.headers]
}

describe('a request as a step', () => {
  test('names are told apart and fit', () => {
    const steps = convertRequests([
      plain,
      plain,
      { ...plain, name: ' a\n b ' },
      { ...plain, name: '' },
      { ...plain, name: 'x'.repeat(300) },
    ])
    expect(steps.map(({ step }) => step!.name)).toEqual(['A', 'A (2)', 'a b', 'Request', `${'x'.repeat(119)}…`])
  })

  test('one that asks for nothing is held to what curl -f lets pass, and says so', () => {
    const made = one({ assertions: [] })
    expect(made.step!.assertions).toEqual([{ kind: 'status', params: { expected: '200-399' } }])
    expect(made.notes).toEqual([{ code: 'status_added', stops: false, params: { expected: '200-399' } }])
  })

  test('what is asked again until it holds is a poll', () => {
    const { step } = one({ poll: { intervalMs: 500, windowMs: 9000 } })
    expect([step!.assertions, step!.poll]).toEqual([[], { intervalMs: 500, windowMs: 9000, doneWhen: plain.assertions }])
  })

  test('headers of the transport are left out', () => {
    const headers = ['Host', 'Content-Length', 'Expect', 'X-A'].map((name) => ({ name, value: name === 'Host' ? 'A.example' : '1' }))
    const made = one({ headers })
    expect(made.step!.request.headers).toEqual([{ name: 'X-A', value: '1' }])
    expect(codes(made)).toEqual(['header_ours', 'header_ours'])
    expect(one({ headers: [{ name: 'host', value: 'b.example' }] })).toMatchObject({ step: null, notes: [{ code: 'host_other' }] })
  })

  test.each([
    ['JSON', '{"a": "{{X}}", "b": {{Y}}}', 'application/json', { kind: 'json', text: '{"a": "{{X}}", "b": {{Y}}}' }, 0],
    ['JSON of another name', '[1]', 'application/vnd.a+json', { kind: 'json', text: '[1]' }, 1],
    ['what only says that it is JSON', '{a}', 'application/json', { kind: 'raw', text: '{a}' }, 1],
    [
      'a form',
      'a=1+2&b=%26&c={{X}}',
      'application/x-www-form-urlencoded',
      { kind: 'form', fields: ['a=1 2', 'b=&', 'c={{X}}'].map((field) => ({ name: field[0]!, value: field.slice(2) })) },
      0,
    ],
    ['a form written in another way', 'a=1%202', 'application/x-www-form-urlencoded', { kind: 'raw', text: 'a=1%202' }, 1],
    ['no form', 'hello', 'application/x-www-form-urlencoded', { kind: 'raw', text: 'hello' }, 1],
    ['text', '{"a": 1}', 'text/plain', { kind: 'raw', text: '{"a": 1}' }, 1],
  ])('%s', (_name, body, type, expected, headers) => {
    expect(bodyOf(body, type)).toEqual([expected, headers === 0 ? [] : [{ name: 'Content-Type', value: type }]])
  })

  test('a file that is only named is asked for', () => {
    const body = {
      multipart: [
        { name: 'f', file: 'docs/a.pdf' },
        { name: 't', file: 'n.txt', inline: true as const },
      ],
    }
    expect(one({ method: 'POST', body })).toMatchObject({
      step: null,
      notes: [{ code: 'file_needed', params: { file: 'docs/a.pdf' } }, {}],
    })
    const made = one({ method: 'POST', body }, { 'docs/a.pdf': { base64: 'JVBERg==' }, 'n.txt': { text: 'hi' } })
    expect(made.step!.request.body).toEqual({
      kind: 'multipart',
      parts: [
        { name: 'f', file: { name: 'a.pdf', type: 'application/pdf', base64: 'JVBERg==' } },
        { name: 't', value: 'hi' },
      ],
    })
  })

  test('who asks', () => {
    const header = (value: string) => one({ headers: [{ name: 'authorization', value }] })
    expect(header('Bearer {{T}}').step!.request).toMatchObject({ auth: { kind: 'bearer', token: '{{T}}' }, headers: [] })
    expect(codes(header('Bearer {{T}}'))).toEqual([])
    expect(codes(header('Basic YTpi'))).toEqual(['secret_written'])
    const basic = { kind: 'basic' as const, user: 'a', password: '{{P}}' }
    expect(one({ auth: basic }).step!.request.auth).toEqual(basic)
  })

  test('what a capture may hold is masked when its name says so', () => {
    const captures = ['TOKEN', 'ORDER_ID'].map((name) => ({ name, from: 'body' as const, path: '' }))
    expect(one({ captures }).step!.captures!.map(({ secret }) => secret)).toEqual([true, false])
  })

  test('limits, and certificates that are not checked', () => {
    const made = one({ timeoutMs: 120_000, retries: 9, insecure: true })
    expect(made.step).toMatchObject({ timeoutMs: 60_000, retries: 5, request: { tls: { verify: false } } })
    expect(codes(made).toSorted()).toEqual(['retries_changed', 'timeout_changed', 'unverified'])
  })

  test('what no suite takes says what it is, in the language asked for', () => {
    const [made] = convertRequests([{ ...plain, url: 'x'.repeat(3000) }], new Map(), 'zh')
    expect(made).toMatchObject({ step: null, notes: [{ code: 'invalid', params: { field: 'request.url' } }] })
    expect(String(made!.notes[0]!.params.message)).toMatch(/\p{Script=Han}/u)
  })
})

const documents = ['postman/examples', 'openapi/examples', 'bruno/samples', 'hurl/samples', 'gatus/samples'].flatMap((folder) => {
  const place = path.join(import.meta.dirname, '../readers', folder)
  return readdirSync(place)
    .filter((file) => !file.endsWith('.expected.json'))
    .map((file) => ({ file, text: readFileSync(path.join(place, file), 'utf8') }))
})
const curls = [...optionRows, ...requestRows, ...shellRows].map(({ name, text }) => ({ file: `${name}.sh`, text }))

const holds = (requests: readonly ReadRequest[]) => {
  const made = convertRequests(requests)
  expect(made).toHaveLength(requests.length)
  const steps = made.flatMap(({ step }) => (step ? [step] : []))
  for (const { step, notes } of made) expect(step === null).toBe(notes.some(({ stops }) => stops))
  for (let from = 0; from < steps.length; from += 50) {
    const definition = SuiteDefinition.parse({ steps: steps.slice(from, from + 50) })
    expect(checkDefinition(definition)).toEqual({})
  }
  return made
}

describe('what becomes a step is one', () => {
  test.each([...documents, ...curls])('$file', ({ file, text }) => {
    const made = holds(readSuite(text, file).requests)
    const reasons = made.flatMap(({ step, notes }) => (step ? [] : notes.filter(({ stops }) => stops).map(({ code }) => code)))
    // Its second header has a name that cannot be sent.
    const known = file === 'create-order.bru' ? ['invalid'] : ['file_needed', 'host_other']
    for (const code of reasons) expect(known).toContain(code)
  })

  test('whatever a reader says', { timeout: 60_000 }, () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('{{A}}', 'application/json', 'Host', 'a=b&c=%20', '{"a":1}', ''),
    )
    const pair = fc.record({ name: text, value: text })
    const part = fc.record({ name: text, value: text, file: text, fileName: text, type: text }, { requiredKeys: ['name'] })
    const request = fc.record(
      {
        name: fc.string({ unit: 'binary', maxLength: 200 }),
        method: fc.constantFrom('GET', 'POST', 'get', 'PURGE', 'TRACE', ''),
        url: fc.oneof(text, fc.webUrl({ withQueryParameters: true })),
        headers: fc.array(pair, { maxLength: 4 }),
        body: fc.oneof(fc.constant(null), text, fc.record({ multipart: fc.array(part, { maxLength: 3 }) })),
        assertions: fc.array(fc.record({ kind: fc.constantFrom('status', 'jsonpath', 'x'), params: fc.dictionary(text, text) }), {
          maxLength: 2,
        }),
        captures: fc.array(fc.record({ name: text, from: fc.constantFrom('json' as const, 'body' as const), path: text }), {
          maxLength: 2,
        }),
        line: fc.nat(),
        auth: fc.record({ kind: fc.constant('basic' as const), user: text, password: text }),
        followRedirects: fc.boolean(),
        timeoutMs: fc.integer(),
        retries: fc.integer(),
      },
      { requiredKeys: ['name', 'method', 'url', 'headers', 'body', 'assertions', 'captures', 'line'] },
    )
    fc.assert(
      fc.property(fc.array(request as fc.Arbitrary<ReadRequest>, { maxLength: 5 }), (requests) => void holds(requests)),
      { numRuns: 300 },
    )
  })
})
