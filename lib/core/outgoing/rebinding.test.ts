import http2 from 'node:http2'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AddressPolicy } from './address-policy'
import { createConnectionPool } from './connection-pool'
import { forbiddenSpellings } from './forbidden-spellings'
import { type OutgoingRequest, type SendOptions, sendRequest } from './send-request'

/**
 * The sink listens on every address of the machine and counts whoever connects. The guide is a server that may be reached, on 127.0.0.1 alone and on
 * a port of its own; it redirects to where its path says.
 */
let sink: TcpServer
let guide: Server
let sinkPort = 0
let guidePort = 0
let packets = 0
const sockets = new Set<Socket>()

const listen = async (server: TcpServer, host: string) => {
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return (server.address() as AddressInfo).port
}
beforeAll(async () => {
  sink = createTcpServer((socket) => {
    packets++
    socket.destroy()
  })
  guide = createServer((request, response) => {
    const to = /^\/to\/(.+)/.exec(request.url ?? '')?.[1]
    if (to) response.writeHead(302, { location: Buffer.from(decodeURIComponent(to)).toString('latin1') }).end()
    else response.end('guide')
  })
  sinkPort = await listen(sink, '::')
  guidePort = await listen(guide, '127.0.0.1')
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await Promise.all([sink, guide].map((server) => new Promise((resolve) => server.close(resolve))))
})

/** Lets the name through on both ports and every range but loopback; what is left to decide is where it leads. */
const policy = (more: Partial<AddressPolicy> = {}): AddressPolicy => ({
  rules: ['http', 'https'].map((scheme) => ({ scheme, host: '*.example.test', ports: [sinkPort, guidePort] })),
  allowLoopback: false,
  own: [],
  ...more,
})
const ask = (request: Partial<OutgoingRequest> & { url: string }, options: Partial<SendOptions> = {}) =>
  sendRequest({ method: 'GET', timeoutMs: 2000, ...request }, { policy: policy(), connectTimeoutMs: 200, ...options })

/** Addresses that lead to this machine, or where nobody may go. */
const bad = [
  '127.0.0.1',
  '127.8.8.8',
  '::1',
  '::ffff:127.0.0.1',
  '0.0.0.0',
  '::',
  '169.254.169.254',
  '10.0.0.1',
  'fe80::1%lo',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '100.64.0.1',
  'localhost',
  '0177.0.0.1',
]
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

/** What a hostile resolver says the n-th time: bad alone, bad first, bad last, many with one bad, the same name with other letters. */
function answer(n: number): string[] {
  const one = pick(bad, n * 7)
  const shapes = [
    [one],
    ['8.8.8.8', one],
    [one, '8.8.8.8'],
    [...Array.from({ length: 20 }, (_, k) => `8.8.${n % 250}.${k}`), one],
    [pick(bad, n), one],
  ]
  return pick(shapes, n)
}

describe('a thousand answers of a resolver that lies', () => {
  test('each alone, in mixed lists, over HTTP/1.1, HTTP/2 and TLS, with a pool and without: nobody is reached', async () => {
    const pool = createConnectionPool({ nameMs: 0 })
    const before = packets
    let asked = 0
    const ways: (Partial<OutgoingRequest> & { scheme: string })[] = [
      { scheme: 'http' },
      { scheme: 'http', http: '2' },
      { scheme: 'https', http: 'auto', tls: { verify: false, ca: null, certificate: null, key: null } },
      { scheme: 'http', headers: [['Host', `127.0.0.1:${sinkPort}`]] },
      { scheme: 'http', method: 'POST', body: 'x' },
    ]
    for (let n = 0; n < 1000; n++) {
      const { scheme, ...way } = pick(ways, n)
      const resolve = async () => (asked++, answer(n))
      const result = await ask({ ...way, url: `${scheme}://n${n}.example.test:${sinkPort}/` }, { resolve, ...(n % 2 ? { pool } : {}) })
      if (result.ok || result.error.code !== 'refused_address') throw new Error(`${n}: ${JSON.stringify(result)}`)
      expect(result.error.reason).toBeTruthy()
    }
    expect(asked).toBe(1000)
    expect(packets - before).toBe(0)
    expect(pool.idle()).toBe(0)
    pool.close()
  })

  test('that says one address when it is judged and another when it would be connected to: the first is connected to', async () => {
    let strangers = 0
    const stranger = createTcpServer((socket) => {
      strangers++
      socket.destroy()
    })
    stranger.on('connection', (socket: Socket) => sockets.add(socket))
    // The same port on another address of the machine.
    await new Promise<void>((resolve) => stranger.listen(guidePort, '127.0.0.2', resolve))
    const pool = createConnectionPool({ nameMs: 0 })
    for (let n = 0; n < 100; n++) {
      let mine = 0
      const resolve = async () => (mine++ === 0 ? ['127.0.0.1'] : ['127.0.0.2'])
      const options = { policy: policy({ allowLoopback: true }), resolve, ...(n % 2 ? { pool } : {}) }
      const result = await ask({ url: `http://n${n}.example.test:${guidePort}/`, headers: [['Host', '127.0.0.2']] }, options)
      expect(result).toMatchObject({ ok: true, address: '127.0.0.1' })
      expect(mine).toBe(1)
    }
    expect(strangers).toBe(0)
    pool.close()
    await new Promise((resolve) => stranger.close(resolve))
  })

  test('with answers of no sense', async () => {
    const before = packets
    for (const list of [
      [],
      [''],
      ['%'],
      ['127.0.0.1.'],
      ['[::1]:80'],
      ['2130706433'],
      ['0x7f000001'],
      ['::ffff:7f00:1%0'],
      [' 127.0.0.1'],
    ]) {
      const result = await ask({ url: `http://n.example.test:${sinkPort}/` }, { resolve: async () => list })
      expect(result.ok, list.join()).toBe(false)
    }
    expect(packets - before).toBe(0)
  })
})

describe('connections that are kept', () => {
  const here = () => policy({ allowLoopback: true })
  test('are not used once the name leads elsewhere', async () => {
    const pool = createConnectionPool({ nameMs: 0 })
    const url = `http://kept.example.test:${guidePort}/`
    let now = ['127.0.0.1']
    const options = { policy: here(), pool, resolve: async () => now }
    expect(await ask({ url }, options)).toMatchObject({ ok: true })
    expect(pool.idle()).toBe(1)
    for (const list of bad.filter((one) => !/^(127\.|::1$|::ffff:127)/.test(one))) {
      now = [list]
      expect(await ask({ url }, options)).toMatchObject({ ok: false, error: { code: 'refused_address' } })
    }
    now = ['127.0.0.1', '169.254.1.1']
    expect(await ask({ url }, options)).toMatchObject({ ok: false, error: { reason: 'link_local' } })
    pool.close()
  })
  test('are not used once the policy forbids where they lead', async () => {
    const pool = createConnectionPool()
    const url = `http://kept.example.test:${guidePort}/`
    const resolve = async () => ['127.0.0.1']
    expect(await ask({ url }, { policy: here(), pool, resolve })).toMatchObject({ ok: true })
    const own = [{ host: 'db.example.test', addresses: ['127.0.0.1'], port: guidePort }]
    const rows: [AddressPolicy, string][] = [
      [policy(), 'loopback'],
      [{ ...here(), rules: [] }, 'no_rule'],
      [{ ...here(), rules: [{ scheme: 'http', host: '*.example.test', ports: [1] }] }, 'port'],
      [{ ...here(), rules: [{ scheme: 'http', host: '*.example.test', ports: [guidePort], cidr: '10.0.0.0/8' }] }, 'outside_cidr'],
      [{ ...here(), own }, 'own_database'],
    ]
    for (const [forbidding, reason] of rows) {
      expect(await ask({ url }, { policy: forbidding, pool, resolve })).toMatchObject({
        ok: false,
        error: { code: 'refused_address', reason },
      })
    }
    expect(await ask({ url }, { policy: here(), pool, resolve })).toMatchObject({ ok: true, timings: { connectMs: null } })
    pool.close()
  })
})

describe('redirects', () => {
  test('to every forbidden spelling end before a packet, with a pool as without', async () => {
    const pool = createConnectionPool()
    const here = policy({ allowLoopback: true })
    const before = packets
    let judged = 0
    for (const [index, [spelling]] of forbiddenSpellings.entries()) {
      const to = spelling.replace('PORT', String(sinkPort))
      const url = `http://guide.example.test:${guidePort}/to/${encodeURIComponent(to)}`
      // A header holds no line ends; and what is no address of its own leads back to the guide, which may be reached.
      if (/[\n\r]/.test(to) || !URL.canParse(to, url) || new URL(to, url).port === String(guidePort)) continue
      const result = await ask({ url }, { policy: here, resolve: async () => ['127.0.0.1'], ...(index % 2 ? { pool } : {}) })
      judged++
      expect(result, spelling).toMatchObject({ ok: false, error: { code: 'refused_address' } })
    }
    expect(judged).toBeGreaterThan(150)
    expect(packets - before).toBe(0)
    pool.close()
  })
  test('over HTTP/2 are judged alike', async () => {
    const server = http2.createServer((_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end())
    const port = await listen(server as unknown as TcpServer, '127.0.0.1')
    const rules = [{ scheme: 'http', host: '*.example.test', ports: [port] }]
    const result = await ask(
      { url: `http://two.example.test:${port}/`, http: '2' },
      { policy: policy({ allowLoopback: true, rules }), resolve: async () => ['127.0.0.1'] },
    )
    expect(result).toMatchObject({ ok: false, error: { code: 'refused_address', reason: 'metadata' } })
    server.close()
  })
})
