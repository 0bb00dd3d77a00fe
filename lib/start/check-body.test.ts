import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routerStateHolds } from './router-state'
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

describe('the router’s state', () => {
  it.each([
    [undefined, true],
    [encodeURIComponent('["",{"children":["__PAGE__",{}]},null,null,1]'), true],
    ['%zz', false],
    ['{}', false],
    [encodeURIComponent('["",5]'), false],
    ['a'.repeat(15_000), false],
    [['a', 'b'], false],
  ])('%s', (header, expected) => {
    expect(routerStateHolds(header)).toBe(expected)
  })
})

describe('bodies that Next or next-auth would answer with a 500', () => {
  it.each([
    ['an action’s arguments', 'action', { 'content-type': 'text/plain', 'next-action': '4' }, '[1]', null],
    [
      'values of every kind our pages send',
      'action',
      { 'content-type': 'text/plain' },
      '[{"a":[1,true,null,"$$x","$undefined","$D2026-11-21T00:00:00.000Z","$0:0:a:1"]},"$K1","$T","$NaN"]',
      null,
    ],
    ['a date that is none', 'action', { 'content-type': 'text/plain' }, '["$Dnonsense"]', 'bad_action'],
    ['a reference to nothing', 'action', { 'content-type': 'text/plain' }, '["$F99"]', 'bad_action'],
    ['a reference through a prototype', 'action', { 'content-type': 'text/plain' }, '["$0:constructor"]', 'bad_action'],
    ['a reference to a row that is not there', 'action', { 'content-type': 'text/plain' }, '["$1"]', 'bad_action'],
    ['a promise', 'action', { 'content-type': 'text/plain' }, '["$@1"]', 'bad_action'],
    ['a map', 'action', { 'content-type': 'text/plain' }, '["$Q1"]', 'bad_action'],
    ['a large number', 'action', { 'content-type': 'text/plain' }, '["$n1"]', 'bad_action'],
    ['a stream', 'action', { 'content-type': 'text/plain' }, '["$R1"]', 'bad_action'],
    ['a file that is not there', 'action', { 'content-type': 'text/plain' }, '["$B1"]', 'bad_action'],
    ['a prototype', 'action', { 'content-type': 'text/plain' }, '[{"__proto__":{}}]', 'bad_action'],
    ['thousands of arguments', 'action', { 'content-type': 'text/plain' }, JSON.stringify(Array(2000).fill(1)), 'bad_action'],
    ['a bottomless argument', 'action', { 'content-type': 'text/plain' }, '['.repeat(5000) + ']'.repeat(5000), 'bad_action'],
    [
      'a file as an argument',
      'action',
      scripted,
      form([`Content-Disposition: form-data; name="1"; filename="a"\r\n\r\nx`, field('0', '["$B1"]')]),
      null,
    ],
    ['a broken second row', 'action', scripted, form([field('1', '{'), field('0', '["$1"]')]), 'bad_action'],
    ['a second row', 'action', scripted, form([field('1', '{"a":1}'), field('0', '["$1:a","$1"]')]), null],
    ['the same row twice', 'action', scripted, form([field('0', '[]'), field('0', '[]')]), 'bad_action'],
    ['a server reference', 'action', scripted, form([field('1', '{"id":"x","bound":null}'), field('0', '["$F1"]')]), 'bad_action'],
    [
      'a part with a strange character set',
      'action',
      scripted,
      form([`Content-Disposition: form-data; name="0"\r\nContent-Type: text/plain; charset=x\r\n\r\n[]`]),
      'bad_multipart',
    ],
    [
      'a part with an endless header',
      'action',
      scripted,
      form([`X: ${'a'.repeat(5000)}\r\nContent-Disposition: form-data; name="0"\r\n\r\n[]`]),
      'bad_multipart',
    ],
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
