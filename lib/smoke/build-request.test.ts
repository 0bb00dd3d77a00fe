import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requestBuilder } from './build-request'
import { interpolate } from './interpolate'
import { RequestInput, type StepBody } from './step-schema'
import type { z } from 'zod'

const scope = (values: Record<string, string>) => new Map(Object.entries(values).map(([key, value]) => [key, { value, secret: false }]))
function build(request: Partial<z.input<typeof RequestInput>>, values: Record<string, string> = {}) {
  const built = requestBuilder(RequestInput.parse({ url: 'http://x/', ...request }))(scope(values), () => 'b0undary')
  if (!built.ok) throw new Error(built.unknown.join())
  const { body, headers = [], ...rest } = built.request
  return {
    ...rest,
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: typeof body === 'string' || !body ? body : Buffer.from(body).toString('latin1'),
    shown: built.shownBody,
    secrets: built.secrets.map(({ value }) => value),
  }
}

describe('bodies', () => {
  test('raw goes out as it is, without a type of its own', () => {
    expect(build({ body: 'a={{A}}' }, { A: '"1"' })).toMatchObject({ body: 'a="1"', headers: {} })
  })
  test('json has variables as JSON has them, and says so unless a header does', () => {
    const body = { kind: 'json' as const, text: '{"name":"{{NAME}}","count":{{COUNT}}}' }
    const values = { NAME: 'a "quote"\n\\ and \u0001', COUNT: '7' }
    const sent = build({ body }, values)
    expect(JSON.parse(sent.body!)).toEqual({ name: values.NAME, count: 7 })
    expect(sent.headers).toEqual({ 'content-type': 'application/json' })
    const headers = [{ name: 'content-type', value: 'application/vnd.x+json' }]
    expect(build({ body, headers }, values).headers).toEqual({ 'content-type': 'application/vnd.x+json' })
  })
  test('a form is encoded', () => {
    const body = {
      kind: 'form' as const,
      fields: [
        { name: 'a b', value: '{{V}}' },
        { name: 'c', value: '' },
      ],
    }
    expect(build({ body }, { V: 'x&y=1 é' })).toMatchObject({
      body: 'a+b=x%26y%3D1+%C3%A9&c=',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  })
  test('a multipart body has its files, its bytes and its boundary, and can be read', () => {
    const parts = [
      { name: 'plain', value: '{{V}}' },
      { name: 'quo"te', file: { name: 'a"\r.txt', type: 'text/plain', text: 'of {{V}}' } },
      { name: 'bytes', file: { name: 'b.bin', base64: Buffer.from([0, 255, 1]).toString('base64') } },
    ]
    const written = [...parts]
    written[1] = { ...parts[1]!, file: { ...parts[1]!.file!, name: 'a"{{CR}}.txt' } } as (typeof parts)[number]
    const sent = build({ body: { kind: 'multipart', parts: written } as StepBody }, { V: 'v1', CR: '\r' })
    expect(sent.headers).toEqual({ 'content-type': 'multipart/form-data; boundary=gonogo-b0undary' })
    expect(sent.body).toBe(
      [
        '--gonogo-b0undary',
        'Content-Disposition: form-data; name="plain"',
        '',
        'v1',
        '--gonogo-b0undary',
        'Content-Disposition: form-data; name="quo%22te"; filename="a%22%0D.txt"',
        'Content-Type: text/plain',
        '',
        'of v1',
        '--gonogo-b0undary',
        'Content-Disposition: form-data; name="bytes"; filename="b.bin"',
        'Content-Type: application/octet-stream',
        '',
        '\u0000\u00ff\u0001',
        '--gonogo-b0undary--',
        '',
      ].join('\r\n'),
    )
    expect(sent.shown).toContain('(3 bytes)')
    expect(sent.shown).not.toContain('\u0000')
  })
  test('a boundary that a header names is used; a multipart type without one gets it', () => {
    const body = { kind: 'multipart' as const, parts: [{ name: 'a', value: '1' }] }
    const own = build({ body, headers: [{ name: 'Content-Type', value: 'multipart/mixed; boundary="mine"' }] })
    expect(own.body).toMatch(/^--mine\r\n/)
    expect(build({ body, headers: [{ name: 'Content-Type', value: 'multipart/related' }] }).headers['content-type']).toBe(
      'multipart/related; boundary=gonogo-b0undary',
    )
  })
})

describe('signing in', () => {
  const pair = Buffer.from('ines:pass-{{word').toString('base64')
  test.each([
    {
      name: 'basic',
      auth: { kind: 'basic', user: 'ines', password: '{{P}}' },
      values: { P: 'pass-{{word' },
      headers: { authorization: `Basic ${pair}` },
      secrets: ['pass-{{word', pair],
    },
    {
      name: 'basic with a key as user',
      auth: { kind: 'basic', user: '{{P}}', password: '' },
      values: { P: 'k3y' },
      headers: { authorization: `Basic ${Buffer.from('k3y:').toString('base64')}` },
      secrets: ['k3y', Buffer.from('k3y:').toString('base64')],
    },
    {
      name: 'bearer',
      auth: { kind: 'bearer', token: '{{P}}' },
      values: { P: 't' },
      headers: { authorization: 'Bearer t' },
      secrets: ['t'],
    },
    {
      name: 'a key in a header',
      auth: { kind: 'api_key', in: 'header', name: 'X-Key', value: 'literal' },
      values: {},
      headers: { 'x-key': 'literal' },
      secrets: ['literal'],
    },
    {
      name: 'a key in the query',
      auth: { kind: 'api_key', in: 'query', name: 'key', value: '{{P}}' },
      values: { P: 'a&b' },
      headers: {},
      secrets: ['a&b'],
      url: 'http://x/?key=a%26b',
    },
  ] as const)('$name', ({ auth, values, headers, secrets, ...rest }) => {
    const sent = build({ auth }, values as Record<string, string>)
    expect(sent.headers).toEqual(headers)
    expect(sent.secrets).toEqual(secrets)
    if ('url' in rest) expect(sent.url).toBe(rest.url)
  })
  test('what the step says in a header of its own stands', () => {
    const headers = [{ name: 'authorization', value: 'Custom 1' }]
    expect(build({ headers, auth: { kind: 'bearer', token: 'x' } }).headers).toEqual({ authorization: 'Custom 1' })
  })
})

test('TLS, protocol and redirects are handed on', () => {
  const tls = { verify: false, ca: '{{CA}}', certificate: null, key: null }
  expect(build({ http: '2', tls, followRedirects: false }, { CA: 'PEM' })).toMatchObject({
    http: '2',
    tls: { ...tls, ca: 'PEM' },
    followRedirects: false,
  })
})

describe('whatever variables hold', () => {
  const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,10}$/)
  const values = fc.dictionary(name, fc.string({ unit: 'binary' }), { minKeys: 1, maxKeys: 5 })
  test('a JSON body stays the JSON it is, with the values in it', () => {
    fc.assert(
      fc.property(values, (held) => {
        const text = JSON.stringify(Object.fromEntries(Object.keys(held).map((key) => [key, `{{${key}}}`])))
        const wellFormed = Object.fromEntries(Object.entries(held).map(([key, value]) => [key, value.toWellFormed()]))
        expect(JSON.parse(build({ body: { kind: 'json', text } }, wellFormed).body!)).toEqual(wellFormed)
      }),
    )
  })
  test('a form gives back what was put in', () => {
    fc.assert(
      fc.property(values, (held) => {
        const wellFormed = Object.fromEntries(Object.entries(held).map(([key, value]) => [key, value.toWellFormed()]))
        const fields = Object.keys(held).map((key) => ({ name: key, value: `{{${key}}}` }))
        const sent = new URLSearchParams(build({ body: { kind: 'form', fields } }, wellFormed).body!)
        expect(Object.fromEntries(sent)).toEqual(wellFormed)
      }),
    )
  })
  test('values are not searched again, and nothing that is known is left standing', () => {
    fc.assert(
      fc.property(values, fc.array(fc.oneof(fc.string(), name), { maxLength: 8 }), (held, pieces) => {
        const keys = Object.keys(held)
        const plain = pieces.map((piece) => piece.replaceAll(/[{}]/g, ''))
        const template = plain.map((piece, index) => `${piece}{{ ${keys[index % keys.length]} }}`).join('')
        const text = plain.map((piece, index) => `${piece}${held[keys[index % keys.length]!]}`).join('')
        expect(interpolate(template, scope(held))).toEqual({ ok: true, text })
      }),
    )
  })
  test('an unknown name is never sent', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^{}]{0,12}$/), (unknown) => {
        const built = requestBuilder(RequestInput.parse({ url: `http://x/{{${unknown}}}`.trim() }))(scope({}), () => '')
        expect(built.ok).toBe(false)
      }),
    )
  })
})
