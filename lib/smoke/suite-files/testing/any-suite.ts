import fc from 'fast-check'
import { checkDefinition } from '../../check-definition'
import { SuiteDefinition, type SuiteDefinitionInput } from '../../step-schema'

const odd = fc.constantFrom(
  '',
  '200',
  'true',
  'null',
  '~',
  '- a',
  'a: b',
  '#x',
  '{{A}}',
  "it's",
  '"',
  ' x ',
  '0x1f',
  '1e3',
  '1.0',
  '*a',
  '&a',
  '!t',
  '>',
  '|',
  '\t',
  '日本',
  'a\nb\n',
  '\n',
  '<<',
  '__proto__',
  '2026-01-01',
)
const raw = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 40 }))
const text = raw.map((one) => one.replaceAll('\u0000', '').toWellFormed())
const oneLine = text.map((one) => one.replace(/\p{Cc}/gu, ' ').trim() || 'x')
const value = text.map((one) => one.replace(/[\r\n]/g, ' '))
const variable = fc.constantFrom('TOKEN', 'A', 'ORDER_ID', 'X9')
const list = <T>(each: fc.Arbitrary<T>, maxLength = 3) => fc.array(each, { maxLength })
const header = fc.record({ name: fc.constantFrom('X-A', 'Accept', 'x-b', 'Content-Type'), value })
const pair = fc.record({ name: oneLine, value: text })
/** Written out, it would be named by a variable in a file. */
const secret = fc.constantFrom('{{TOKEN}}', 'Key {{A}}', '{{A}}:{{X9}}')

const assertion = fc.oneof(
  fc.constantFrom('200', '2xx', '200, 204', '200-299', '{{A}}').map((expected) => ({ kind: 'status', params: { expected } })),
  fc.integer({ min: 1, max: 60_000 }).map((maxMs) => ({ kind: 'latency', params: { maxMs } })),
  fc.record({
    kind: fc.constant('body_text'),
    params: fc.record({ op: fc.constantFrom('contains', 'not_contains'), value: text.filter(Boolean) }),
  }),
  fc.record({ kind: fc.constant('header'), params: fc.record({ name: fc.constant('etag'), op: fc.constant('equals'), value: text }) }),
  fc.record({
    kind: fc.constant('jsonpath'),
    params: fc.record({
      path: fc.constantFrom('$.a', "$['b c'][0]", '$..d'),
      op: fc.constantFrom('equals', 'contains', 'not_equals'),
      value: text,
    }),
  }),
  fc.constant({ kind: 'jsonpath', params: { path: '$', op: 'present' } }),
)
const capture = fc.oneof(
  fc.record({
    name: variable,
    from: fc.constantFrom('header' as const, 'cookie' as const, 'regex' as const),
    path: oneLine,
    secret: fc.boolean(),
  }),
  fc.record({ name: variable, from: fc.constantFrom('body' as const, 'status' as const), secret: fc.boolean() }),
  fc.record({ name: variable, from: fc.constant('json' as const), path: fc.constantFrom('$.a', '$.b[0]'), secret: fc.boolean() }),
)
const part = fc.oneof(
  fc.record({ name: oneLine, value: text }),
  fc.record({ name: oneLine, value: text, type: fc.constant('text/plain') }),
  fc.record({ name: oneLine, file: fc.record({ name: oneLine, type: oneLine, text }) }),
  fc.record({ name: oneLine, file: fc.record({ name: oneLine, base64: fc.constant('aGk=') }) }),
)
const body = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('raw' as const), text }),
  fc.record({ kind: fc.constant('json' as const), text: fc.oneof(text, fc.json()) }),
  fc.record({ kind: fc.constant('form' as const), fields: list(pair) }),
  fc.record({ kind: fc.constant('multipart' as const), parts: fc.array(part, { minLength: 1, maxLength: 3 }) }),
)
const auth = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({ kind: fc.constant('basic' as const), user: text, password: secret }),
  fc.record({ kind: fc.constant('bearer' as const), token: secret }),
  fc.record({
    kind: fc.constant('api_key' as const),
    in: fc.constantFrom('header' as const, 'query' as const),
    name: fc.constant('X-K'),
    value: secret,
  }),
)
const request = fc.record(
  {
    method: fc.constantFrom('GET', 'POST', 'PURGE'),
    url: fc.constantFrom('{{BASE}}/a?b=c#d', 'https://a.example/'),
    headers: list(header),
    query: list(pair),
    auth,
    body,
    followRedirects: fc.boolean(),
    http: fc.constantFrom('auto' as const, '1.1' as const, '2' as const),
    tls: fc.record({ verify: fc.boolean(), ca: fc.option(text), certificate: fc.option(text), key: fc.option(secret) }),
  },
  { requiredKeys: ['url'] },
)
const assertions = fc.array(assertion, { minLength: 1, maxLength: 4 })
const poll = fc.record(
  {
    submit: fc.option(fc.record({ request, assertions, captures: list(capture) })),
    doneWhen: assertions,
    failWhen: list(assertion),
    intervalMs: fc.integer({ min: 100, max: 300_000 }),
    windowMs: fc.integer({ min: 500, max: 1_800_000 }),
  },
  { requiredKeys: ['doneWhen'] },
)
const rows = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc.record({
    columns: fc.array(variable, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }),
  }),
)
const step = fc.record(
  {
    name: oneLine,
    request,
    assertions,
    captures: list(capture),
    phase: fc.constantFrom('setup' as const, 'check' as const, 'cleanup' as const),
    always: fc.boolean(),
    timeoutMs: fc.integer({ min: 100, max: 60_000 }),
    retries: fc.integer({ min: 0, max: 5 }),
    poll: fc.option(poll),
    rows: fc.option(rows),
    probe: fc.option(fc.constantFrom('liveness' as const, 'readiness' as const)),
  },
  { requiredKeys: ['name', 'request', 'assertions'] },
)
const include = fc.constantFrom('base', 'other-suite').map((suite) => ({ kind: 'include' as const, suite }))

/** Definitions of every shape that the schema and the kinds take, without a secret that is written out. */
export const anyDefinition: fc.Arbitrary<SuiteDefinition> = fc
  .array(fc.oneof({ weight: 5, arbitrary: step }, include), { minLength: 1, maxLength: 4 })
  .map((steps) => SuiteDefinition.safeParse({ steps } as SuiteDefinitionInput))
  .filter((parsed) => parsed.success && Object.keys(checkDefinition(parsed.data)).length === 0)
  .map((parsed) => parsed.data!)
export const anyText = text
export const anyLine = oneLine
