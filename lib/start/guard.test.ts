import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryOf, guard, type GuardSettings, type RequestFacts } from './guard'
import { allowedOrigins } from './origins'

const local: GuardSettings = {
  origins: allowedOrigins({ publicUrl: undefined, host: '127.0.0.1', port: 3000 }),
  fromProxy: false,
  dev: false,
}
const published: GuardSettings = { origins: ['https://gonogo.example.org'], fromProxy: false, dev: false }
const behindProxy: GuardSettings = { ...published, fromProxy: true }

const action = '40'.padEnd(42, 'a')
const page = (headers: RequestFacts['headers'] = {}): RequestFacts => ({
  method: 'POST',
  url: '/releases/1',
  headers: { host: '127.0.0.1:3000', 'next-action': action, 'content-type': 'text/plain;charset=UTF-8', 'content-length': '2', ...headers },
  headerCount: 10,
})
const api = (headers: RequestFacts['headers'] = {}, more: Partial<RequestFacts> = {}): RequestFacts => ({
  method: 'POST',
  url: '/api/v1/releases',
  headers: { host: '127.0.0.1:3000', 'content-type': 'application/json', 'content-length': '2', ...headers },
  headerCount: 10,
  ...more,
})
const hook = (headers: RequestFacts['headers'] = {}) => api(headers, { url: '/api/webhooks/deployments/1' })
const get = (url: string, headers: RequestFacts['headers'] = {}): RequestFacts => ({
  method: 'GET',
  url,
  headers: { host: '127.0.0.1:3000', ...headers },
  headerCount: 5,
})

const outcome = (request: RequestFacts, settings: GuardSettings = local) => {
  const verdict = guard(request, settings)
  return verdict.pass ? `pass ${verdict.route}` : `${verdict.status} ${verdict.code}`
}

const own = 'http://127.0.0.1:3000'

describe('where a write comes from', () => {
  it.each<[string, RequestFacts, string, GuardSettings?]>([
    ['our own origin', page({ origin: own }), 'pass action'],
    ['our own origin, and the browser agrees', page({ origin: own, 'sec-fetch-site': 'same-origin' }), 'pass action'],
    [
      'another spelling of this machine, addressed as such',
      page({ origin: 'http://localhost:3000', host: 'localhost:3000' }),
      'pass action',
    ],
    ['the IPv6 spelling', page({ origin: 'http://[::1]:3000', host: '[::1]:3000' }), 'pass action'],
    ['another spelling than the one addressed', page({ origin: 'http://localhost:3000' }), '403 foreign_origin'],
    ['no origin', page(), '403 missing_origin'],
    ['no origin, but the browser says it is ours', page({ 'sec-fetch-site': 'same-origin' }), 'pass action'],
    ['no origin, and the browser says it is not', page({ 'sec-fetch-site': 'cross-site' }), '403 missing_origin'],
    ['no origin, and a sibling domain', page({ 'sec-fetch-site': 'same-site' }), '403 missing_origin'],
    [
      'no origin, ours by the browser, but another host',
      page({ 'sec-fetch-site': 'same-origin', host: 'evil.example' }),
      '403 missing_origin',
    ],
    ['the null origin', page({ origin: 'null' }), '403 foreign_origin'],
    ['the null origin that claims to be ours', page({ origin: 'null', 'sec-fetch-site': 'same-origin' }), '403 foreign_origin'],
    ['a foreign origin', page({ origin: 'https://evil.example' }), '403 foreign_origin'],
    [
      'a foreign origin that claims to be ours',
      page({ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }),
      '403 foreign_origin',
    ],
    ['our origin, but the browser says cross-site', page({ origin: own, 'sec-fetch-site': 'cross-site' }), '403 foreign_origin'],
    ['our host with another port', page({ origin: 'http://127.0.0.1:3001' }), '403 foreign_origin'],
    ['our host with another scheme', page({ origin: 'https://127.0.0.1:3000' }), '403 foreign_origin'],
    ['our origin with a suffix', page({ origin: `${own}.evil.example` }), '403 foreign_origin'],
    ['two origins', page({ origin: [own, 'https://evil.example'] }), '403 foreign_origin'],
    [
      'a foreign origin with a forged forwarded host',
      page({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }),
      '403 forged_host',
    ],
    ['our origin with a forged forwarded host', page({ origin: own, 'x-forwarded-host': 'evil.example' }), '403 forged_host'],
    ['two forwarded hosts', page({ origin: own, 'x-forwarded-host': ['127.0.0.1:3000', 'evil.example'] }), '403 forged_host'],
    ['the public address', page({ origin: 'https://gonogo.example.org', host: 'gonogo.example.org' }), 'pass action', published],
    [
      'the public address with its port spelled out',
      page({ origin: 'https://gonogo.example.org', host: 'gonogo.example.org:443' }),
      'pass action',
      published,
    ],
    [
      'the public address through a proxy that keeps its own host',
      page({ origin: 'https://gonogo.example.org', host: 'web:3000', 'x-forwarded-host': 'gonogo.example.org' }),
      'pass action',
      behindProxy,
    ],
    ['a loopback origin when there is a public address', page({ origin: own }), '403 foreign_origin', published],
    [
      'a sign-in without origin',
      api({ 'content-type': 'application/x-www-form-urlencoded' }, { url: '/api/auth/callback/credentials' }),
      '403 missing_origin',
    ],
    ['a machine with a token', api({ authorization: 'Bearer gng_x' }), 'pass api'],
    ['a webhook, which proves itself by its signature', hook(), 'pass webhook'],
    ['a webhook as large as one may be', hook({ 'content-length': String(256 * 1024) }), 'pass webhook'],
    ['a larger one', hook({ 'content-length': String(256 * 1024 + 1) }), '413 body_too_large'],
    ['a webhook sent by a browser that is signed in', hook({ cookie: 'a=b' }), '403 missing_origin'],
    ['a webhook packed', hook({ 'content-encoding': 'gzip' }), '415 encoded_body'],
    ['a webhook that is read', { ...hook(), method: 'GET' }, '405 method_not_allowed'],
    ['a machine with a token and a cookie', api({ authorization: 'Bearer gng_x', cookie: 'a=b' }), '403 missing_origin'],
    ['a cookie without token', api({ cookie: 'session=x' }), '403 missing_origin'],
    ['a cookie from our own page', api({ cookie: 'session=x', origin: own }), 'pass api'],
    [
      'a machine with a token and a forged forwarded host',
      api({ authorization: 'Bearer gng_x', 'x-forwarded-host': 'evil.example' }),
      '403 forged_host',
    ],
  ])('%s', (_name, request, expected, settings) => {
    expect(outcome(request, settings)).toBe(expected)
  })
})

describe('methods and targets', () => {
  it.each<[string, RequestFacts, string]>([
    ['TRACE', { ...get('/'), method: 'TRACE' }, '405 method_not_allowed'],
    ['CONNECT', { ...get('/'), method: 'CONNECT' }, '405 method_not_allowed'],
    ['OPTIONS', { ...get('/'), method: 'OPTIONS' }, '405 method_not_allowed'],
    ['PROPFIND', { ...get('/'), method: 'PROPFIND' }, '405 method_not_allowed'],
    ['PUT on a page', { ...page({ origin: own }), method: 'PUT' }, '405 method_not_allowed'],
    ['DELETE on a page', { ...page({ origin: own }), method: 'DELETE' }, '405 method_not_allowed'],
    ['POST on a probe', { ...page({ origin: own }), url: '/healthz' }, '405 method_not_allowed'],
    ['POST on an asset', { ...page({ origin: own }), url: '/_next/static/x.js' }, '405 method_not_allowed'],
    [
      'DELETE at the API',
      api({ authorization: 'Bearer x', 'content-length': '0', 'content-type': undefined }, { method: 'DELETE' }),
      'pass api',
    ],
    ['reading a page', get('/releases/1?tab=a'), 'pass page'],
    ['reading a probe', get('/readyz'), 'pass probe'],
    ['an absolute target', get('http://evil.example/'), '400 bad_path'],
    ['two slashes first', get('//evil.example'), '400 bad_path'],
    ['a backslash', get('/\\evil'), '400 bad_path'],
    ['a broken percent sign', get('/a%zz'), '400 bad_path'],
    ['a null byte', get('/a%00'), '400 bad_path'],
    ['dots', get('/api/v1/../auth/session'), '400 bad_path'],
    ['hidden dots', get('/api/%2e%2e/x'), '400 bad_path'],
    ['a hidden slash', get('/api%2fv1'), '400 bad_path'],
    ['a long address', get(`/${'a'.repeat(9000)}`), '414 url_too_long'],
    ['a body on a read', get('/', { 'content-length': '5' }), '400 body_not_expected'],
    ['a chunked body on a read', get('/', { 'transfer-encoding': 'chunked' }), '400 body_not_expected'],
    ['an action id on a read', get('/', { 'next-action': action }), '400 bad_action'],
  ])('%s', (_name, request, expected) => {
    expect(outcome(request)).toBe(expected)
  })

  it('refuses too many headers', () => {
    expect(outcome({ ...get('/'), headerCount: 101 })).toBe('431 too_many_headers')
  })
})

describe('what a body may be', () => {
  const ours = (headers: RequestFacts['headers']) => page({ origin: own, ...headers })
  it.each<[string, RequestFacts, string]>([
    ['an action above 12 MB', ours({ 'content-length': String(12 * 1024 * 1024 + 1) }), '413 body_too_large'],
    ['an action of 12 MB', ours({ 'content-length': String(12 * 1024 * 1024) }), 'pass action'],
    ['an API call above 1 MB', api({ 'content-length': '1048577' }), '413 body_too_large'],
    [
      'a sign-in above 64 kB',
      api({ origin: own, 'content-length': '70000' }, { url: '/api/auth/callback/credentials' }),
      '413 body_too_large',
    ],
    ['a length that is none', ours({ 'content-length': '1e3' }), '400 bad_length'],
    ['an action id that is none', ours({ 'next-action': 'x' }), '400 bad_action'],
    ['two action ids', ours({ 'next-action': [action, action] }), '400 bad_action'],
    ['an action as JSON', ours({ 'content-type': 'application/json' }), '415 unsupported_type'],
    ['an action as a form', ours({ 'content-type': 'multipart/form-data; boundary=x' }), 'pass action'],
    ['a form without script', ours({ 'next-action': undefined, 'content-type': 'multipart/form-data; boundary=x' }), 'pass action'],
    ['a form without boundary', ours({ 'content-type': 'multipart/form-data' }), '400 bad_multipart'],
    [
      'a plain post to a page',
      ours({ 'next-action': undefined, 'content-type': 'application/x-www-form-urlencoded' }),
      '405 method_not_allowed',
    ],
    ['an action id at the API', api({ 'next-action': action }), '400 bad_action'],
    ['XML at the API', api({ 'content-type': 'application/xml' }), '415 unsupported_type'],
    ['no type at the API', api({ 'content-type': undefined }), '415 unsupported_type'],
    ['nothing at all at the API', api({ 'content-type': undefined, 'content-length': '0' }), 'pass api'],
    ['a compressed body', api({ 'content-encoding': 'gzip' }), '415 encoded_body'],
    ['JSON at the sign-in', api({ origin: own }, { url: '/api/auth/signout' }), 'pass auth'],
    ['text at the sign-in', api({ origin: own, 'content-type': 'text/plain' }, { url: '/api/auth/signout' }), '415 unsupported_type'],
  ])('%s', (_name, request, expected) => {
    expect(outcome(request)).toBe(expected)
  })

  it('takes boundaries as RFC 2046 does', () => {
    expect(boundaryOf('multipart/form-data; boundary=----WebKitFormBoundaryX')).toBe('----WebKitFormBoundaryX')
    expect(boundaryOf('multipart/form-data; boundary="a b"')).toBe('a b')
    expect(boundaryOf(`multipart/form-data; boundary=${'x'.repeat(71)}`)).toBeNull()
    expect(boundaryOf('multipart/form-data; boundary=""')).toBeNull()
  })
})

describe('whatever is sent', () => {
  const header = fc.oneof(
    fc.string(),
    fc.constantFrom(own, 'null', 'https://evil.example', 'same-origin', 'cross-site', 'multipart/form-data; boundary=x', action),
    fc.array(fc.string(), { maxLength: 3 }),
  )
  const names = [
    'origin',
    'host',
    'sec-fetch-site',
    'x-forwarded-host',
    'content-type',
    'content-length',
    'transfer-encoding',
    'cookie',
    'authorization',
    'next-action',
  ]
  const facts = fc.record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'X'),
    url: fc.oneof(fc.webPath(), fc.string(), fc.constantFrom('/', '/api/v1/x', '/api/auth/x', '/healthz')),
    headers: fc.dictionary(fc.constantFrom(...names), header),
    headerCount: fc.nat(200),
  })

  it('the guard answers, with a 4xx when it refuses, and lets no cookie write pass that does not come from us', () => {
    fc.assert(
      fc.property(facts, (request) => {
        const verdict = guard(request, local)
        if (!verdict.pass) return verdict.status >= 400 && verdict.status < 500
        if (['GET', 'HEAD'].includes(request.method)) return verdict.maxBody === 0
        if (request.headers.cookie === undefined && ['api', 'machine', 'webhook'].includes(verdict.route)) return true
        return (
          local.origins.includes(String(request.headers.origin)) ||
          (request.headers.origin === undefined && [request.headers['sec-fetch-site']].flat()[0] === 'same-origin')
        )
      }),
      { numRuns: 2000 },
    )
  })
})
