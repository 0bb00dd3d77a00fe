import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requestBuilder } from '../build-request'
import { readHurl } from '../readers/hurl/read-hurl'
import { type Step, SuiteDefinition, type SuiteDefinitionInput } from '../step-schema'
import { shippedSuites } from '../suites/shipped-suites'
import { convertRequests } from './convert-requests'
import { printSuiteHurl } from './print-suite-hurl'
import { anyDefinition } from './testing/any-suite'

/** Values that mean nothing to an address or a body. */
const scope = { get: (name: string) => ({ value: `v-${name}`, secret: false }), has: () => true } as unknown as ReadonlyMap<
  string,
  { value: string; secret: boolean }
>

/** What would go out, with spaces written in one way. */
function sent(step: Pick<Step, 'request'>, form = step.request.body?.kind === 'form') {
  const built = requestBuilder(step.request)(scope, () => 'random')
  if (!built.ok) throw new Error('unknown variables')
  const { method, url, headers = [], body, followRedirects, tls } = built.request
  const [, base, query] = /^([^?#]*)(?:\?([^#]*))?/s.exec(url)!
  const pairs = (text: string) => [...new URLSearchParams(text)]
  return {
    method,
    base,
    query: pairs(query ?? ''),
    headers: headers.map(([name, value]) => `${name.toLowerCase()}: ${value.trim()}`).toSorted(),
    body: body === null ? null : form ? pairs(String(body)) : String(body),
    followRedirects,
    verify: tls?.verify,
  }
}

const hurl = (steps: SuiteDefinitionInput['steps']) => printSuiteHurl({ name: 'S', definition: SuiteDefinition.parse({ steps }) })

describe('a suite as Hurl', () => {
  test('says requests, captures and assertions', () => {
    const { text, lost } = hurl([
      {
        name: 'Sign in',
        request: {
          method: 'POST',
          url: '{{BASE_URL}}/login',
          auth: { kind: 'basic', user: 'smoke', password: '{{PASSWORD}}' },
          body: { kind: 'json', text: '{"a": "{{X}}"}' },
          followRedirects: false,
        },
        assertions: [
          { kind: 'status', params: { expected: '201' } },
          { kind: 'jsonpath', params: { path: '$.token', op: 'type', value: 'string' } },
          { kind: 'latency', params: { maxMs: 500 } },
        ],
        captures: [{ name: 'TOKEN', from: 'json', path: '$.token', secret: true }],
        timeoutMs: 3000,
      },
    ])
    expect(lost).toEqual([])
    expect(text).toBe(`# S

# Sign in
POST {{BASE_URL}}/login
Content-Type: application/json
[BasicAuth]
smoke: {{PASSWORD}}
[Options]
max-time: 3000ms
{"a": "{{X}}"}
HTTP 201
[Captures]
TOKEN: jsonpath "$.token" redact
[Asserts]
jsonpath "$.token" isString
duration <= 500
`)
  })

  test('lists what it cannot say', () => {
    const { text, lost } = hurl([
      { kind: 'include', suite: 'base' },
      {
        name: 'Wait',
        phase: 'cleanup',
        always: true,
        retries: 2,
        request: { url: 'https://a.example', http: '2', headers: [{ name: 'X-Api-Key', value: 'hunter2' }] },
        assertions: [{ kind: 'status', params: { expected: '200, 204' } }],
        poll: { doneWhen: [{ kind: 'status', params: { expected: '200' } }] },
        rows: { columns: ['A'], rows: [['1']] },
      },
    ])
    expect(lost.map(({ step, what }) => `${step}: ${what}`)).toEqual([
      ': a secret (steps.1.request.headers.0.value): {{WAIT_X_API_KEY}} stands for it',
      'include base: the steps of the suite "base"',
      'Wait: it cleans up: it runs last, whatever happened',
      'Wait: it runs even after a step has failed',
      'Wait: it asks again after a network error',
      'Wait: it asks again and again until something holds (poll)',
      'Wait: it runs for each row of a table: set {{A}}',
      'Wait: the assertion "status"',
      'Wait: HTTP/2 and no other version',
    ])
    expect(text).not.toContain('hunter2')
    expect(text).toContain('# Not said here: it runs even after a step has failed\n')
  })

  test.each<[kind: string, params: Record<string, unknown>]>([
    ['header', { name: 'vary', op: 'equals', value: 'Origin', which: 'any' }],
    ['header', { name: 'vary', op: 'count', value: '2' }],
    ['xpath', { path: '//h1', op: 'contains', value: 'a "b"' }],
    ['xpath', { path: '//p', op: 'min_count', value: '2' }],
    ['size', { minBytes: 12, maxBytes: 12 }],
    ['certificate', { minDays: 14 }],
    ['protocol', { expected: '2' }],
    ['jsonpath', { path: '$.a', op: 'max_length', value: '3' }],
    ['jsonpath', { path: '$.a', op: 'not_empty' }],
    ['jsonpath', { path: '$.a', op: 'type', value: 'integer' }],
    ['jsonpath', { path: '$.a', op: 'greater_than', value: '3' }],
  ])('%s %o is read back', (kind, params) => {
    const { text, lost } = hurl([{ name: 'A', request: { url: 'https://a.example' }, assertions: [{ kind, params }] }])
    expect(lost).toEqual([])
    expect(readHurl(text).requests[0]!.assertions).toEqual([{ kind, params }])
  })

  test('is read back as the same requests', () => {
    for (const { name, definition } of shippedSuites) {
      const own = SuiteDefinition.parse(definition)
      const steps = own.steps.filter((step) => step.kind !== 'include')
      if (steps.length === 0) continue
      const read = readHurl(printSuiteHurl({ name, definition: { steps: [...steps] } }).text)
      const again = SuiteDefinition.parse({ steps: convertRequests(read.requests).map(({ step }) => step!) }).steps
      expect(again.map((step) => step.kind !== 'include' && sent(step))).toEqual(steps.map((step) => sent(step)))
      expect(again.map((step) => step.kind !== 'include' && step.name)).toEqual(steps.map((step) => step.name))
    }
  })

  test('a field named like a request is no request', () => {
    const fields = [
      { name: 'A !', value: '' },
      { name: 'HTTP 200', value: '' },
    ]
    const request = { method: 'POST', url: 'https://a.example', body: { kind: 'form' as const, fields } }
    const { text } = hurl([{ name: 'A', request, assertions: [{ kind: 'status', params: { expected: '200' } }] }])
    const [read, ...others] = readHurl(text).requests
    expect(others).toEqual([])
    const [step] = SuiteDefinition.parse({ steps: [convertRequests([read!])[0]!.step!] }).steps
    expect(sent(step as Step, true).body).toEqual(fields.map(({ name, value }) => [name, value]))
  })

  test('of any kind is read back as the same requests', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const steps = definition.steps.filter((step): step is Step => step.kind !== 'include')
        // A file has no content here, a part no type, and what stands in certificates is named elsewhere.
        const sayable = steps.filter(
          ({ request: { body, auth } }) =>
            !(body?.kind === 'form' && body.fields.length === 0) &&
            !(body?.kind === 'multipart' && body.parts.some(({ file, type }) => file || type)) &&
            !(auth.kind === 'basic' && auth.user === ''),
        )
        if (sayable.length === 0) return
        const { text } = printSuiteHurl({ name: 'S', definition: { steps: sayable } })
        const read = readHurl(text)
        const again = convertRequests(read.requests).flatMap(({ step }) => (step ? [step] : []))
        const parsed = again.length > 0 ? SuiteDefinition.parse({ steps: again }).steps : []
        expect(parsed.map((step, at) => step.kind !== 'include' && sent(step, sayable[at]?.request.body?.kind === 'form'))).toEqual(
          sayable.map((step) => sent(step)),
        )
      }),
      { numRuns: 300 },
    )
  })
})
