import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AddressPolicy, type AddressRefusal, type AllowRule, hostOf } from './address-policy'
import { forbiddenSpellings } from './forbidden-spellings'
import { sendRequest } from './send-request'

/** Listens on every address of the machine, both families, and counts whoever connects. */
let listener: Server
let port = 0
let packets = 0

beforeAll(async () => {
  listener = createServer((_request, response) => {
    if (_request.url?.startsWith('/to/')) {
      response.writeHead(302, { location: decodeURIComponent(_request.url.slice(4)) }).end()
    } else response.end('reached')
  })
  listener.on('connection', () => packets++)
  await new Promise<void>((resolve) => listener.listen(0, '::', resolve))
  port = (listener.address() as AddressInfo).port
})
afterAll(() => new Promise((resolve) => listener.close(resolve)))

/** A rule for exactly what the URL asks, so that the address alone decides. */
function ruleFor(url: string): AllowRule[] {
  if (!URL.canParse(url)) return []
  const parsed = new URL(url)
  return [{ scheme: parsed.protocol.slice(0, -1), host: hostOf(parsed), ports: [port, 80, 443, 5432] }]
}

const policyFor = (url: string, more: Partial<AddressPolicy> = {}): AddressPolicy => ({
  rules: ruleFor(url),
  allowLoopback: false,
  own: [],
  ...more,
})

describe('forbidden spellings of an address are refused without a packet', () => {
  test('the table holds at least 150, none twice', () => {
    expect(forbiddenSpellings.length).toBeGreaterThanOrEqual(150)
    expect(new Set(forbiddenSpellings.map(([url]) => url)).size).toBe(forbiddenSpellings.length)
  })

  test.each(forbiddenSpellings)('%s: %s', async (spelling, refusedBy) => {
    const before = packets
    const url = spelling.replace('PORT', String(port))
    const result = await sendRequest({ method: 'GET', url, timeoutMs: 2000 }, { policy: policyFor(url) })
    if (refusedBy === 'bad_url') expect(result).toMatchObject({ ok: false, error: { code: 'bad_url' } })
    else expect(result).toMatchObject({ ok: false, error: { code: 'refused_address', reason: refusedBy } })
    expect(packets).toBe(before)
  })
})

describe('names are refused by what they resolve to', () => {
  const answers: [name: string, addresses: string[], refusedBy: AddressRefusal][] = [
    ['loopback', ['127.0.0.1'], 'loopback'],
    ['loopback, IPv6', ['::1'], 'loopback'],
    ['mapped loopback', ['::ffff:127.0.0.1'], 'loopback'],
    ['metadata', ['169.254.169.254'], 'metadata'],
    ['a zone on a link-local address', ['fe80::1%eth0'], 'link_local'],
    ['private', ['10.1.2.3'], 'private'],
    ['one bad answer among good ones', ['93.184.216.34', '127.0.0.1'], 'loopback'],
    ['one bad answer before a good one', ['169.254.169.254', '93.184.216.34'], 'metadata'],
    ['unspecified', ['0.0.0.0'], 'unspecified'],
    ['an answer that is no address', ['localhost'], 'not_an_address'],
    ['an octal answer', ['0177.0.0.1'], 'not_an_address'],
  ]
  test.each(answers)('%s', async (_name, addresses, refusedBy) => {
    const before = packets
    const url = `http://service.example.test:${port}/`
    const result = await sendRequest({ method: 'GET', url }, { policy: policyFor(url), resolve: async () => addresses })
    expect(result).toMatchObject({ ok: false, error: { code: 'refused_address', reason: refusedBy } })
    expect(packets).toBe(before)
  })

  test.each(['localhost', 'LOCALHOST', 'localhost.', 'service.localhost'])('%s, asked of the system', async (host) => {
    const before = packets
    const url = `http://${host}:${port}/`
    const result = await sendRequest({ method: 'GET', url }, { policy: policyFor(url) })
    expect(result.ok).toBe(false)
    expect(packets).toBe(before)
  })

  test('a resolver that changes its mind is asked once, and what it said first is connected to', async () => {
    const before = packets
    let asked = 0
    const url = `http://rebinding.example.test:${port}/`
    const resolve = async () => (asked++ === 0 ? ['192.0.2.1'] : ['127.0.0.1'])
    await sendRequest({ method: 'GET', url }, { policy: policyFor(url), resolve })
    expect(asked).toBe(1)
    expect(packets).toBe(before)
  })

  test('a resolver that says something good first and loopback at the redirect is judged again', async () => {
    let asked = 0
    const url = `http://rebinding.example.test:${port}/to/${encodeURIComponent(`http://rebinding.example.test:${port}/second`)}`
    const policy: AddressPolicy = { ...policyFor(url), allowLoopback: true }
    // First loopback, which this policy allows for the test's listener; then link-local, which nothing allows.
    const resolve = async () => (asked++ === 0 ? ['127.0.0.1'] : ['169.254.1.1'])
    const before = packets
    const result = await sendRequest({ method: 'GET', url }, { policy, resolve })
    expect(result).toMatchObject({ ok: false, error: { code: 'refused_address', reason: 'link_local' } })
    expect(packets).toBe(before + 1)
  })
})

describe('redirects are judged like first requests', () => {
  const targets: [name: string, to: string, refusedBy: AddressRefusal][] = [
    ['metadata', 'http://169.254.169.254/latest/meta-data/', 'metadata'],
    ['metadata in decimal', 'http://2852039166/', 'metadata'],
    ['a host no rule names', 'http://other.example.test/', 'no_rule'],
    ['another port', 'http://127.0.0.1:1/', 'port'],
    ['another scheme', 'file:///etc/passwd', 'scheme'],
    ['credentials', 'http://a:b@127.0.0.1/', 'userinfo'],
    ['a network path', '//169.254.169.254/', 'metadata'],
  ]
  test.each(targets)('to %s', async (_name, to, refusedBy) => {
    const url = `http://127.0.0.1:${port}/to/${encodeURIComponent(to)}`
    const policy: AddressPolicy = { rules: [{ scheme: 'http', host: '127.0.0.1', ports: [port] }], allowLoopback: true, own: [] }
    const before = packets
    const result = await sendRequest({ method: 'GET', url }, { policy })
    expect(result).toMatchObject({ ok: false, error: { code: 'refused_address', reason: refusedBy } })
    expect(packets).toBe(before + 1)
  })
})

describe('the own database', () => {
  const rows: [name: string, url: string, answers: string[]][] = [
    ['by its address', 'http://127.0.0.1:PORT/', []],
    ['by another loopback address', 'http://127.9.9.9:PORT/', []],
    ['by IPv6 loopback', 'http://[::1]:PORT/', []],
    ['mapped', 'http://[::ffff:127.0.0.1]:PORT/', []],
    ['by a name that leads there', 'http://db.example.test:PORT/', ['127.0.0.1']],
  ]
  test.each(rows)('%s', async (_name, spelling, answers) => {
    const url = spelling.replace('PORT', String(port))
    const before = packets
    const policy = policyFor(url, { allowLoopback: true, own: [{ host: 'localhost', addresses: ['127.0.0.1'], port }] })
    const result = await sendRequest({ method: 'GET', url }, { policy, resolve: async () => answers })
    expect(result).toMatchObject({ ok: false, error: { code: 'refused_address', reason: 'own_database' } })
    expect(packets).toBe(before)
  })
})

describe('the listener is really there', () => {
  test('with loopback allowed by setting and rule it is reached, and counts', async () => {
    const url = `http://127.0.0.1:${port}/`
    const before = packets
    const result = await sendRequest({ method: 'GET', url }, { policy: policyFor(url, { allowLoopback: true }) })
    expect(result).toMatchObject({ ok: true, status: 200, address: '127.0.0.1' })
    expect(packets).toBe(before + 1)
  })
  test('the setting alone opens nothing without a rule', async () => {
    const result = await sendRequest(
      { method: 'GET', url: `http://127.0.0.1:${port}/` },
      { policy: { rules: [], allowLoopback: true, own: [] } },
    )
    expect(result).toMatchObject({ ok: false, error: { reason: 'no_rule' } })
  })
  test('loopback through a translator stays refused', async () => {
    const url = `http://[64:ff9b::7f00:1]:${port}/`
    const result = await sendRequest({ method: 'GET', url }, { policy: policyFor(url, { allowLoopback: true }) })
    expect(result).toMatchObject({ ok: false, error: { reason: 'loopback' } })
  })
})
