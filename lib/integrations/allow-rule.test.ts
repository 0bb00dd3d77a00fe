import { describe, expect, it } from 'vitest'
import { readAllowedHost, readRange } from './allow-rule'

describe('readAllowedHost', () => {
  it.each([
    ['api.example.test', 'api.example.test'],
    ['localhost', 'localhost'],
    ['*.example.test', '*.example.test'],
    ['*.a.example.test', '*.a.example.test'],
    ['10.0.0.7', '10.0.0.7'],
    ['[2001:db8::1]', '[2001:db8::1]'],
    ['2001:DB8:0::1', '[2001:db8::1]'],
  ])('takes %s as %s', (text, want) => {
    expect(readAllowedHost(text)).toBe(want)
  })

  it.each([
    '*',
    '*.com',
    '*.localhost',
    'a.*.example.test',
    'api.example.test:443',
    'https://api.example.test',
    'api.example.test/x',
    'user@host',
    'api..example.test',
    '-api.example.test',
    'api_example',
    '10.0.0',
    '127.1',
    '0x7f.0.0.1',
    '0x7f000001',
    '2130706433',
    '010.0.0.1',
    '[10.0.0.1]',
    'fe80::1%eth0',
    ' host',
    'host ',
    '',
    'ex\u0000ample.test',
    'bücher.example.test',
  ])('refuses %j', (text) => {
    expect(readAllowedHost(text)).toBeNull()
  })
})

describe('readRange', () => {
  it.each([
    ['10.20.0.0/16', '10.20.0.0/16'],
    ['10.20.1.7/32', '10.20.1.7/32'],
    ['2001:db8::/32', '2001:db8::/32'],
  ])('takes %s', (text, want) => {
    expect(readRange(text)).toBe(want)
  })

  it.each(['10.20.0.1/16', '10.20.0.0', '10.20.0.0/33', '300.0.0.0/8', '2001:db8::1/32', 'everything', ''])('refuses %j', (text) => {
    expect(readRange(text)).toBeNull()
  })
})
