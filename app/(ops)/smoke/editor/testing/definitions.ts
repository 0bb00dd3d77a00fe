import fc from 'fast-check'
import { SuiteDefinition, type SuiteDefinitionInput } from '@/lib/smoke/step-schema'

/** Signs that forms, HTML and browsers treat in a way of their own. */
const signs = fc.constantFrom(
  'a',
  'Z',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '"',
  "'",
  '<',
  '>',
  '&',
  '&amp;',
  '{{NAME}}',
  '{{$uuid}}',
  '中',
  '😀',
  '\\',
  '-',
)
const text = fc.array(signs, { maxLength: 8 }).map((parts) => parts.join(''))
const oneLine = text.map((some) => `x${some.replace(/[\r\n\t]/g, '')}y`)
const inHeader = text.map((some) => some.replace(/[\r\n]/g, ''))
const upper = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,6}$/)
const token = fc.stringMatching(/^x-[a-z0-9]{1,8}$/)
const pem = fc.option(
  text.map((some) => `-----BEGIN-----\n${some}\r\n`),
  { nil: null },
)

const assertion = fc.oneof(
  fc.constantFrom('200', '2xx', '200, 204').map((expected) => ({ kind: 'status', params: { expected } })),
  fc
    .record({ path: fc.constantFrom('$.a', '$..b'), op: fc.constantFrom('equals', 'contains'), value: text })
    .map((params) => ({ kind: 'jsonpath', params })),
  fc.constant({ kind: 'jsonpath', params: { path: '$.a' } }),
  fc.record({ name: token }).map((params) => ({ kind: 'header', params })),
  text.map((value) => ({ kind: 'body_text', params: { value: `v${value}` } })),
  fc.integer({ min: 1, max: 9000 }).map((maxMs) => ({ kind: 'latency', params: { maxMs } })),
  fc.constant({ kind: 'of_tomorrow', params: { deep: { list: [1, null, 'x'] } } }),
)
const capture = fc.oneof(
  fc.record({ name: upper, from: fc.constantFrom('json', 'header', 'cookie', 'regex'), path: oneLine, secret: fc.boolean() }),
  fc.record({ name: upper, from: fc.constantFrom('body', 'status'), path: fc.constantFrom('', '$.kept'), secret: fc.boolean() }),
)
const query = fc.record({ name: oneLine, value: text })
const file = fc.record({ name: oneLine, type: fc.constantFrom('text/csv', 'application/pdf') })
const part = fc.oneof(
  fc.record({ name: oneLine, value: text }),
  fc.record({ name: oneLine, file: fc.tuple(file, text).map(([about, inside]) => ({ ...about, text: inside })) }),
  fc.record({ name: oneLine, file: file.map((about) => ({ ...about, base64: 'AAECAw==' })) }),
)
const body = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constantFrom('raw', 'json'), text }),
  fc.record({ kind: fc.constant('form'), fields: fc.array(query, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('multipart'), parts: fc.array(part, { minLength: 1, maxLength: 3 }) }),
)
const auth = fc.oneof(
  fc.constant({ kind: 'none' }),
  fc.record({ kind: fc.constant('basic'), user: text, password: text }),
  fc.record({ kind: fc.constant('bearer'), token: oneLine }),
  fc.record({ kind: fc.constant('api_key'), in: fc.constantFrom('header', 'query'), name: token, value: oneLine }),
)
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PURGE', 'X-OWN'),
  url: oneLine,
  headers: fc.array(fc.record({ name: token, value: inHeader }), { maxLength: 3 }),
  query: fc.array(query, { maxLength: 3 }),
  auth,
  body,
  followRedirects: fc.boolean(),
  http: fc.constantFrom('auto', '1.1', '2'),
  tls: fc.record({ verify: fc.boolean(), ca: pem, certificate: pem, key: pem }),
})
const poll = fc.record({
  submit: fc.option(
    fc.record({
      request,
      assertions: fc.array(assertion, { minLength: 1, maxLength: 2 }),
      captures: fc.array(capture, { maxLength: 2 }),
    }),
    { nil: null },
  ),
  doneWhen: fc.array(assertion, { minLength: 1, maxLength: 2 }),
  failWhen: fc.array(assertion, { maxLength: 2 }),
  intervalMs: fc.integer({ min: 100, max: 300_000 }),
  windowMs: fc.integer({ min: 500, max: 1_800_000 }),
})
const rows = fc
  .tuple(
    fc.uniqueArray(upper, { minLength: 1, maxLength: 4 }),
    fc.array(fc.array(text, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([columns, lines]) => ({ columns, rows: lines.map((line) => line.slice(0, columns.length)) }))
const step = fc.record(
  {
    kind: fc.constant('request'),
    name: oneLine,
    phase: fc.constantFrom('setup', 'check', 'cleanup'),
    request,
    assertions: fc.array(assertion, { minLength: 1, maxLength: 3 }),
    captures: fc.array(capture, { maxLength: 3 }),
    always: fc.boolean(),
    timeoutMs: fc.integer({ min: 100, max: 60_000 }),
    retries: fc.integer({ min: 0, max: 5 }),
    poll: fc.option(poll, { nil: null }),
    rows: fc.option(rows, { nil: null }),
    probe: fc.constantFrom(null, 'liveness', 'readiness', 'metrics'),
  },
  { requiredKeys: ['name', 'phase', 'request', 'assertions', 'captures', 'always', 'timeoutMs', 'retries', 'poll', 'rows', 'probe'] },
)
const include = fc.record({ kind: fc.constant('include'), suite: fc.constantFrom('other', 'gone-since') })

/** Definitions that use every part of the model, with texts that forms find hard. */
export const definitions = fc
  .array(fc.oneof({ weight: 5, arbitrary: step }, { weight: 1, arbitrary: include }), { minLength: 1, maxLength: 4 })
  .map((steps) => ({ steps }) as unknown as SuiteDefinitionInput)
  .filter((definition) => SuiteDefinition.safeParse(definition).success)
  .map((definition) => SuiteDefinition.parse(definition))
