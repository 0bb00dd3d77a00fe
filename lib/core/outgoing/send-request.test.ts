import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net'
import zlib from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import type { AddressPolicy } from './address-policy'
import { certificateForTests } from './certificate-for-tests'
import { type OutgoingRequest, type SendOptions, sendRequest } from './send-request'

const open: (Server | TcpServer)[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function listen(server: Server | TcpServer, host = '127.0.0.1'): Promise<number> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return (server.address() as AddressInfo).port
}
const serve = (listener: RequestListener) => listen(createServer(listener))

/** Everything on this machine's loopback, by whatever name. */
const policy: AddressPolicy = {
  rules: [
    { scheme: 'http', host: '127.0.0.1', ports: Array.from({ length: 65535 }, (_, index) => index + 1) },
    { scheme: 'http', host: '*.example.test', ports: Array.from({ length: 65535 }, (_, index) => index + 1) },
    { scheme: 'https', host: '*.example.test', ports: Array.from({ length: 65535 }, (_, index) => index + 1) },
  ],
  allowLoopback: true,
  own: [],
}
const ask = (url: string, request: Partial<OutgoingRequest> = {}, options: Partial<SendOptions> = {}) =>
  sendRequest({ method: 'GET', url, ...request }, { policy, resolve: async () => ['127.0.0.1'], ...options })
const text = (body: Uint8Array) => Buffer.from(body).toString()

describe('an answer', () => {
  test('carries status, headers, body and where the time went', async () => {
    const port = await serve((_request, response) => response.writeHead(201, { 'x-seen': 'yes' }).end('made'))
    const result = await ask(`http://api.example.test:${port}/things?a=1`)
    if (!result.ok) throw new Error(result.error.code)
    expect(result.status).toBe(201)
    expect(text(result.body)).toBe('made')
    expect(result.headers).toContainEqual(['x-seen', 'yes'])
    expect(result.timings.tlsMs).toBeNull()
    for (const phase of ['dnsMs', 'connectMs', 'firstByteMs', 'totalMs'] as const) expect(result.timings[phase]).toBeGreaterThanOrEqual(0)
    const { dnsMs, connectMs, firstByteMs, totalMs } = result.timings
    expect((dnsMs ?? 0) + (connectMs ?? 0) + (firstByteMs ?? 0)).toBeLessThanOrEqual(totalMs)
  })

  test('is of the server the name stands for: Host and SNI carry the name, the connection goes to the pinned address', async () => {
    const { cert, key } = certificateForTests('api.example.test')
    const seen: { host?: string; servername?: string | false } = {}
    const server = createSecureServer({ cert, key }, (request, response) => {
      seen.host = request.headers.host
      seen.servername = (request.socket as { servername?: string }).servername
      response.end('secure')
    })
    const port = await listen(server)
    const result = await ask(`https://api.example.test:${port}/`, {}, { ca: cert })
    expect(result).toMatchObject({ ok: true, status: 200, address: '127.0.0.1' })
    expect(result.timings.tlsMs).toBeGreaterThan(0)
    expect(seen).toEqual({ host: `api.example.test:${port}`, servername: 'api.example.test' })
  })

  test('sends method, headers and body as asked', async () => {
    let seen: IncomingMessage | undefined
    let body = ''
    const port = await serve((request, response) => {
      seen = request
      request.on('data', (part) => (body += part)).on('end', () => response.end())
    })
    await ask(`http://127.0.0.1:${port}/`, { method: 'POST', headers: [['X-API-Key', 'k']], body: '{"a":1}' })
    expect(seen?.method).toBe('POST')
    expect(seen?.headers['x-api-key']).toBe('k')
    expect(body).toBe('{"a":1}')
  })

  test('tries the next allowed address when one does not answer', async () => {
    const port = await serve((_request, response) => response.end('ok'))
    const result = await ask(`http://api.example.test:${port}/`, {}, { resolve: async () => ['127.0.0.2', '127.0.0.1'] })
    expect(result).toMatchObject({ ok: true, status: 200 })
  })
})

describe('a body', () => {
  const packers: [name: string, pack: (body: Buffer) => Buffer][] = [
    ['gzip', zlib.gzipSync],
    ['deflate', zlib.deflateSync],
    ['br', zlib.brotliCompressSync],
    ['zstd', zlib.zstdCompressSync],
    ['gzip, br', (body) => zlib.brotliCompressSync(zlib.gzipSync(body))],
  ]
  test.each(packers)('packed by %s is unpacked', async (name, pack) => {
    const port = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': name }).end(pack(Buffer.from('unpacked'))),
    )
    const result = await ask(`http://127.0.0.1:${port}/`)
    expect(result.ok && text(result.body)).toBe('unpacked')
  })
  test.each(packers)(
    'of 50 MB packed by %s stops at the limit without being held',
    async (name, pack) => {
      const bomb = pack(Buffer.alloc(50_000_000))
      const port = await serve((_request, response) => response.writeHead(200, { 'content-encoding': name }).end(bomb))
      const before = process.memoryUsage().rss
      const result = await ask(`http://127.0.0.1:${port}/`)
      expect(result).toMatchObject({ ok: false, error: { code: 'too_large', detail: '1000000' } })
      expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000)
    },
    30_000,
  )
  test('of exactly the limit is taken, one byte more is not', async () => {
    const port = await serve((request, response) => response.end(Buffer.alloc(request.url === '/more' ? 1001 : 1000)))
    expect(await ask(`http://127.0.0.1:${port}/`, {}, { maxBytes: 1000 })).toMatchObject({ ok: true })
    expect(await ask(`http://127.0.0.1:${port}/more`, {}, { maxBytes: 1000 })).toMatchObject({ ok: false, error: { code: 'too_large' } })
  })
  test('that never ends is cut at the limit', async () => {
    const port = await serve((_request, response) => {
      const write = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64_000)));
      }
      response.on('drain', write)
      write()
    })
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, error: { code: 'too_large' } })
  })
  const broken: [name: string, coding: string, body: Buffer][] = [
    ['that is not gzip', 'gzip', Buffer.from('plain text')],
    ['cut gzip', 'gzip', zlib.gzipSync(Buffer.alloc(1000)).subarray(0, 15)],
    ['that is not brotli', 'br', Buffer.from('plain text, not brotli')],
    ['that is not zstd', 'zstd', Buffer.from('plain text, not zstd')],
    ['of an unknown coding', 'lzma', Buffer.from('x')],
    ['of too many codings', 'gzip, gzip, gzip, gzip', Buffer.from('x')],
  ]
  test.each(broken)('%s is a bad response', async (_name, coding, body) => {
    const port = await serve((_request, response) => response.writeHead(200, { 'content-encoding': coding }).end(body))
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, error: { code: 'bad_response' } })
  })
  test('that is empty needs no unpacking', async () => {
    const port = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end())
    expect(await ask(`http://127.0.0.1:${port}/`, { method: 'HEAD' })).toMatchObject({ ok: true, body: new Uint8Array() })
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: true })
  })
})

describe('no answer', () => {
  test('nobody listens: connect', async () => {
    const port = await serve((_request, response) => response.end())
    await new Promise((resolve) => open.pop()?.close(resolve))
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({
      ok: false,
      error: { code: 'connect', detail: expect.stringContaining('ECONNREFUSED') },
    })
  })
  test('the name is unknown: dns', async () => {
    const resolve = async () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))
    expect(await ask('http://api.example.test/', {}, { resolve })).toMatchObject({ ok: false, error: { code: 'dns' } })
  })
  test('the name has no address: dns', async () => {
    expect(await ask('http://api.example.test/', {}, { resolve: async () => [] })).toMatchObject({ ok: false, error: { code: 'dns' } })
  })
  test('the resolver never answers: dns, within the limit', async () => {
    const result = await ask('http://api.example.test/', {}, { resolve: () => new Promise(() => {}), connectTimeoutMs: 50 })
    expect(result).toMatchObject({ ok: false, error: { code: 'dns' } })
    expect(result.timings.totalMs).toBeLessThan(1000)
  })
  test('TLS with a certificate nobody vouches for: tls', async () => {
    const port = await listen(createSecureServer(certificateForTests('api.example.test'), (_request, response) => response.end()))
    expect(await ask(`https://api.example.test:${port}/`)).toMatchObject({ ok: false, error: { code: 'tls' } })
  })
  test('TLS with a certificate for another name: tls', async () => {
    const made = certificateForTests('other.example.test')
    const port = await listen(createSecureServer(made, (_request, response) => response.end()))
    const result = await ask(`https://api.example.test:${port}/`, {}, { ca: made.cert })
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'tls',
        reason: 'wrong_name',
        detail: 'ERR_TLS_CERT_ALTNAME_INVALID: made for DNS:other.example.test, not api.example.test',
      },
    })
  })
  test('TLS where plain HTTP is spoken: tls', async () => {
    const port = await serve((_request, response) => response.end())
    expect(await ask(`https://api.example.test:${port}/`)).toMatchObject({ ok: false, error: { code: 'tls' } })
  })
  test('a handshake that never ends: tls, within the limit', async () => {
    const port = await listen(createTcpServer((socket) => socket.on('error', () => {}).resume()))
    const result = await ask(`https://api.example.test:${port}/`, {}, { connectTimeoutMs: 80 })
    expect(result).toMatchObject({ ok: false, error: { code: 'tls', detail: 'ETIMEDOUT' } })
  })
  test('a server that takes the request and says nothing: timeout', async () => {
    const port = await serve(() => {})
    expect(await ask(`http://127.0.0.1:${port}/`, { timeoutMs: 100 })).toMatchObject({
      ok: false,
      error: { code: 'timeout', detail: '100' },
    })
  })
  test('a body that stops in the middle: timeout', async () => {
    const port = await serve((_request, response) => response.writeHead(200, { 'content-length': '10' }).write('12345'))
    expect(await ask(`http://127.0.0.1:${port}/`, { timeoutMs: 150 })).toMatchObject({ ok: false, error: { code: 'timeout' } })
  })
  test('a dropped connection: reset', async () => {
    const port = await serve((request) => request.socket.destroy())
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, error: { code: 'reset' } })
  })
  test('a connection dropped within the body: reset', async () => {
    const port = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('12345')
      setTimeout(() => request.socket.destroy(), 30)
    })
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, error: { code: 'reset' } })
  })
  test('something that is not HTTP: bad response', async () => {
    const port = await listen(
      createTcpServer(
        (socket) =>
          void socket
            .on('error', () => {})
            .resume()
            .end('SSH-2.0-Open\r\n\r\n'),
      ),
    )
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, error: { code: 'bad_response' } })
  })
  test('headers without end: bad response', async () => {
    const port = await listen(
      createTcpServer(
        (socket) =>
          void socket
            .on('error', () => {})
            .resume()
            .write(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(200_000)}`),
      ),
    )
    expect(await ask(`http://127.0.0.1:${port}/`, { timeoutMs: 3000 })).toMatchObject({ ok: false, error: { code: 'bad_response' } })
  })
  test('a header that would split the request: bad request, nothing sent', async () => {
    let seen = 0
    const port = await serve((_request, response) => void (seen++, response.end()))
    const result = await ask(`http://127.0.0.1:${port}/`, { headers: [['x-a', 'b\r\nx-c: d']] })
    expect(result).toMatchObject({ ok: false, error: { code: 'bad_request' } })
    expect(seen).toBe(0)
  })
  test('cancelled before: nothing is sent', async () => {
    let seen = 0
    const port = await serve((_request, response) => void (seen++, response.end()))
    const result = await ask(`http://127.0.0.1:${port}/`, {}, { signal: AbortSignal.abort() })
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(seen).toBe(0)
  })
  test('cancelled while waiting: at once', async () => {
    const port = await serve(() => {})
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 50)
    const result = await ask(`http://127.0.0.1:${port}/`, {}, { signal: stop.signal })
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(result.timings.totalMs).toBeLessThan(2000)
  })
})

describe('a redirect', () => {
  const secretHeaders: [string, string][] = [
    ['Authorization', 'Bearer s3cret-token'],
    ['Cookie', 'session=s3cret-session'],
    ['X-API-Key', 's3cret-key'],
    ['X-Auth-Token', 's3cret-auth'],
    ['X-Plain', 'stays'],
    ['X-Hidden', 'carries s3cret-value'],
  ]
  const carriesSecret = (value: string) => value.includes('s3cret-value')

  async function two(status: number, port2?: number) {
    const seen: { method?: string; headers: IncomingMessage['headers']; body: string }[] = []
    const remember: RequestListener = (request, response) => {
      let body = ''
      request
        .on('data', (part) => (body += part))
        .on('end', () => {
          seen.push({ method: request.method, headers: request.headers, body })
          response.end('arrived')
        })
    }
    const other = port2 ?? (await serve(remember))
    const first = await serve((request, response) => {
      if (request.url === '/same') return remember(request, response)
      const to = request.url === '/stay' ? '/same' : `http://other.example.test:${other}/`
      response.writeHead(status, { location: to }).end()
    })
    return { first, seen }
  }

  test('to another origin drops every secret header and keeps the rest', async () => {
    const { first, seen } = await two(302)
    const result = await ask(`http://api.example.test:${first}/`, { headers: secretHeaders }, { carriesSecret })
    expect(result).toMatchObject({ ok: true, status: 200, redirects: [{ status: 302 }] })
    expect(JSON.stringify(seen[0]?.headers)).not.toContain('s3cret')
    expect(seen[0]?.headers['x-plain']).toBe('stays')
  })
  test('within the origin keeps them', async () => {
    const { first, seen } = await two(302)
    await ask(`http://api.example.test:${first}/stay`, { headers: secretHeaders })
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer s3cret-token', 'x-api-key': 's3cret-key' })
  })
  const methods: [status: number, method: string, becomes: string, keepsBody: boolean][] = [
    [301, 'POST', 'GET', false],
    [302, 'POST', 'GET', false],
    [303, 'POST', 'GET', false],
    [303, 'PUT', 'GET', false],
    [301, 'PUT', 'PUT', true],
    [307, 'POST', 'POST', true],
    [308, 'POST', 'POST', true],
  ]
  test.each(methods)('%i of %s asks with %s', async (status, method, becomes, keepsBody) => {
    const { first, seen } = await two(status)
    await ask(`http://api.example.test:${first}/`, { method, body: 'payload', headers: [['content-type', 'text/plain']] })
    expect(seen[0]?.method).toBe(becomes)
    expect(seen[0]?.body).toBe(keepsBody ? 'payload' : '')
    expect(seen[0]?.headers['content-type']).toBe(keepsBody ? 'text/plain' : undefined)
  })
  test('never carries a secret body to another origin', async () => {
    const { first, seen } = await two(307)
    const result = await ask(`http://api.example.test:${first}/`, { method: 'POST', body: 'k=s3cret-value' }, { carriesSecret })
    expect(result).toMatchObject({ ok: false, error: { code: 'refused_address', reason: 'secret_across_origins' } })
    expect(seen).toEqual([])
  })
  test('loops end after three', async () => {
    let asked = 0
    const port = await serve((_request, response) => void (asked++, response.writeHead(302, { location: '/' }).end()))
    const result = await ask(`http://127.0.0.1:${port}/`)
    expect(result).toMatchObject({ ok: false, error: { code: 'too_many_redirects', detail: '3' } })
    expect(asked).toBe(4)
  })
  test('is the answer itself when not followed, and when it leads nowhere', async () => {
    const port = await serve((request, response) => response.writeHead(302, request.url === '/bare' ? {} : { location: '/' }).end())
    expect(await ask(`http://127.0.0.1:${port}/`, { followRedirects: false })).toMatchObject({ ok: true, status: 302 })
    expect(await ask(`http://127.0.0.1:${port}/bare`)).toMatchObject({ ok: true, status: 302 })
  })
  test('to something that is no URL: bad url', async () => {
    const port = await serve((_request, response) => response.writeHead(302, { location: 'http://[' }).end())
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, error: { code: 'bad_url' } })
  })
})
