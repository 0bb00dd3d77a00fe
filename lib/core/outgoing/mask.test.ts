import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMasker, secretsOfHeaders } from './mask'
import { isSecretHeader } from './secret-headers'

const secret = 'p4$s/W+rd&"ü key'
const masker = createMasker([{ name: 'SECRET_KEY', value: secret }])
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('a secret is hidden', () => {
  const forms: [name: string, text: string][] = [
    ['as it is', `before ${secret} after`],
    ['twice', `${secret}${secret}`],
    ['percent-encoded', `?key=${encodeURIComponent(secret)}&a=1`],
    ['percent-encoded in lower case', `?key=${encodeURIComponent(secret).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())}`],
    ['percent-encoded in part', `?key=${encodeURI(secret)}`],
    ['percent-encoded wholly', [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
    ['as a form field', new URLSearchParams({ key: secret }).toString()],
    ['in JSON', JSON.stringify({ key: secret })],
    [
      'in JSON, escaped to ASCII',
      JSON.stringify({ key: secret }).replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ],
    ['in JSON within JSON', JSON.stringify(JSON.stringify({ key: secret }))],
    ['in HTML', `<b>${secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}</b>`],
    ['in HTML by number', `<b>${[...secret].map((char) => `&#${char.codePointAt(0)};`).join('')}</b>`],
    ['in hexadecimal', Buffer.from(secret).toString('hex')],
    ['in upper-case hexadecimal', Buffer.from(secret).toString('hex').toUpperCase()],
    ['in base64', base64(secret)],
    ['in base64, URL alphabet', Buffer.from(secret).toString('base64url')],
    ['in base64, percent-encoded', encodeURIComponent(base64(secret))],
    ['in Basic credentials', `Basic ${base64(`user:${secret}`)}`],
    ...[0, 1, 2, 3].map((shift): [string, string] => [`in base64 after ${shift} bytes`, base64(`${'x'.repeat(shift)}${secret}tail`)]),
  ]
  test.each(forms)('%s', (_name, text) => {
    const masked = masker.mask(text)
    expect(masked).toContain('[masked SECRET_KEY]')
    expect(masker.carriesSecret(text)).toBe(true)
    for (const rest of [secret, encodeURIComponent(secret), base64(secret).slice(4, -4), Buffer.from(secret).toString('hex')])
      expect(masked).not.toContain(rest)
  })

  test('that has a replacement character of its own', () => {
    const own = createMasker([{ name: 'S', value: '\ufffd       !' }])
    expect(own.mask(encodeURIComponent('\ufffd       !'))).toBe('[masked S]')
  })

  test('whatever it is, in every form, anywhere', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', minLength: 8, maxLength: 40 })
          .filter((value) => Buffer.from(value).toString() === value && value.trim().length >= 8),
        fc.string({ maxLength: 5 }),
        fc.string({ maxLength: 5 }),
        (value, before, after) => {
          const own = createMasker([{ name: 'S', value }])
          const spelled = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1), Buffer.from(value).toString('hex')]
          for (const form of spelled) expect(own.mask(`${before}\n${form}\n${after}`)).toContain('[masked S]')
          expect(own.mask(base64(`${before}${value}${after}`))).toContain('[masked S]')
          expect(own.mask(Buffer.from(`${before}${value}${after}`).toString('base64url'))).toContain('[masked S]')
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what is no secret stays', () => {
  test('text without it', () => expect(masker.mask('status 200, nothing here')).toBe('status 200, nothing here'))
  test('with no secrets known', () => expect(createMasker([]).mask('a b c')).toBe('a b c'))
  test('an empty secret hides nothing', () => expect(createMasker([{ name: 'E', value: '' }]).mask('abc')).toBe('abc'))
  test('a short one only where it stands alone', () => {
    const short = createMasker([{ name: 'PIN', value: '42' }])
    expect(short.mask('pin=42, total 1420, "42"')).toBe('pin=[masked PIN], total 1420, "[masked PIN]"')
  })
})

describe('several secrets', () => {
  test('one within another leaves no rest', () => {
    const both = createMasker([
      { name: 'SHORT', value: 'abcd' },
      { name: 'LONG', value: 'abcd-efgh' },
    ])
    expect(both.mask('abcd-efgh and abcd')).toBe('[masked LONG] and [masked SHORT]')
  })
  test('more can be added', () => {
    expect(masker.with([{ name: 'TOKEN', value: 'captured' }]).mask(`captured ${secret}`)).toBe('[masked TOKEN] [masked SECRET_KEY]')
  })
  test('thirty of them in a hundred kilobytes take less than half a second', () => {
    const many = createMasker(
      Array.from({ length: 30 }, (_, index) => ({ name: `S${index}`, value: createHash('sha256').update(`${index}`).digest('base64') })),
    )
    const text = 'The quick brown fox {"id": 123456, "name": "Sé"} '.repeat(2000)
    const begun = performance.now()
    expect(many.mask(text)).toBe(text)
    expect(performance.now() - begun).toBeLessThan(500)
  })
})

describe('headers', () => {
  test.each([
    ['Authorization', 'Bearer abc.def', 'Bearer [masked]'],
    ['authorization', 'Basic dXNlcg==', 'Basic [masked]'],
    ['Authorization', 'raw-token', '[masked]'],
    ['Proxy-Authorization', 'Bearer x', 'Bearer [masked]'],
    ['Cookie', 'session=abc; b=c', 'session=[masked]'],
    ['Set-Cookie', 'id=abc; HttpOnly', 'id=[masked]'],
    ['X-API-Key', 'k-123', '[masked]'],
    ['X-Amz-Security-Token', 't', '[masked]'],
    ['api_key', 'k', '[masked]'],
    ['X-Client-Secret', 'k', '[masked]'],
    ['Content-Type', 'application/json', 'application/json'],
    ['X-Note', `has ${secret}`, 'has [masked SECRET_KEY]'],
  ])('%s: %s', (name, value, expected) => expect(masker.maskHeaders([[name, value]])).toEqual([[name, expected]]))
  test.each(['accept', 'content-length', 'x-request-id', 'etag', 'location', 'keep-alive'])('%s is not secret', (name) =>
    expect(isSecretHeader(name)).toBe(false),
  )
  test('their values are secrets of the answer too', () => {
    const echoed = createMasker(
      secretsOfHeaders([
        ['Cookie', 'sid=s3cr3t-cookie; Path=/'],
        ['Authorization', 'Bearer s3cr3t-bearer'],
        ['Accept', 'text/plain'],
      ]),
    )
    expect(echoed.mask('you sent s3cr3t-cookie and s3cr3t-bearer and text/plain')).toBe(
      'you sent [masked Cookie] and [masked Authorization] and text/plain',
    )
  })
})

test('deep values are masked, keys and digits included', () => {
  const deep = createMasker([{ name: 'N', value: '123456' }])
  expect(deep.maskDeep({ a: ['x 123456'], '123456': 123456, b: null, c: true, d: 7 })).toEqual({
    a: ['x [masked N]'],
    '[masked N]': '[masked N]',
    b: null,
    c: true,
    d: 7,
  })
})
