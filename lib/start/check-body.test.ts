import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyProblem, splitMultipart } from './check-body'

const form = (parts: string[], end = '--x--\r\n') => Buffer.from(parts.map((part) => `--x\r\n${part}\r\n`).join('') + end)
const field = (name: string, value: string) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`
const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
const scripted = { ...multipart, 'next-action': '4'.repeat(42) }

describe('a form', () => {
  it('is split into its parts, files told apart, contents byte by byte', () => {
    const file = `Content-Disposition: form-data; name="file"; filename="a.bin"\r\nContent-Type: application/octet-stream\r\n\r\n\u0000--y`
    expect(splitMultipart(form([field('a', '1'), file, field('empty', '')]), 'x')).toEqual([
      { name: 'a', file: false, content: Buffer.from('1') },
      { name: 'file', file: true, content: Buffer.from('\u0000--y') },
      { name: 'empty', file: false, content: Buffer.from('') },
    ])
  })

  it.each([
    ['nothing', Buffer.from('')],
    ['another boundary', Buffer.from('--y\r\n\r\n--y--')],
    ['no end', form([field('a', '1')], '')],
    ['cut in the middle of a part', form([field('a', '1')]).subarray(0, 30)],
    ['a part without a name', form(['Content-Disposition: form-data\r\n\r\n1'])],
    ['a part without headers', form(['no headers here'])],
    ['something after the end', form([field('a', '1')], '--x--\r\nmore')],
  ])('is refused with %s', (_name, body) => {
    expect(splitMultipart(body, 'x')).toBeNull()
  })

  it('never fails on random bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (bytes) => splitMultipart(Buffer.concat([Buffer.from('--x'), bytes]), 'x') !== undefined,
      ),
    )
  })
})

describe('bodies that Next or next-auth would answer with a 500', () => {
  it.each([
    ['an action’s arguments', 'action', { 'content-type': 'text/plain', 'next-action': '4' }, '[1]', null],
    ['an action’s arguments that are no list', 'action', { 'content-type': 'text/plain' }, '{"a":1}', 'bad_action'],
    ['an action’s arguments cut short', 'action', { 'content-type': 'text/plain' }, '[1', 'bad_action'],
    ['an action without arguments', 'action', { 'content-type': 'text/plain' }, '', 'bad_action'],
    ['a scripted form', 'action', scripted, form([field('1_name', 'x'), field('0', '["$K1"]')]), null],
    ['a scripted form without arguments', 'action', scripted, form([field('name', 'x')]), 'bad_action'],
    ['a form without script', 'action', multipart, form([field('$ACTION_ID_4abc', ''), field('name', 'x')]), null],
    ['a form that names no action', 'action', multipart, form([field('name', 'x')]), 'bad_action'],
    ['a broken form', 'api', multipart, 'nonsense', 'bad_multipart'],
    ['JSON at the sign-in', 'auth', { 'content-type': 'application/json' }, '{}', null],
    ['broken JSON at the sign-in', 'auth', { 'content-type': 'application/json' }, '{', 'bad_json'],
  ] as const)('%s', (_name, route, headers, body, expected) => {
    expect(bodyProblem(route, headers, Buffer.isBuffer(body) ? body : Buffer.from(body as string))).toBe(expected)
  })
})
