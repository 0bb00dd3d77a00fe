import http2, { type ServerHttp2Stream } from 'node:http2'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import zlib from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import type { AddressPolicy } from './address-policy'
import { type OutgoingRequest, type SendOptions, sendRequest } from './send-request'

const open: Server[] = []
const sockets = new Set<Socket>()
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(resolve))
})

async function listen(server: Server): Promise<number> {
  open.push(server)
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
type Heard = { headers: http2.IncomingHttpHeaders; body: string }
function streams(answer: (stream: ServerHttp2Stream, heard: Heard) => void) {
  return (stream: ServerHttp2Stream, headers: http2.IncomingHttpHeaders) => {
    let body = ''
    stream.on('error', () => {}).on('data', (part) => (body += part))
    stream.on('end', () => answer(stream, { headers, body }))
  }
}
/** Prior knowledge: HTTP/2 without TLS. */
const serve = (answer: (stream: ServerHttp2Stream, heard: Heard) => void) => {
  const server = http2.createServer()
  server.on('stream', streams(answer)).on('sessionError', () => {})
  return listen(server as unknown as Server)
}

const ports = Array.from({ length: 65535 }, (_, index) => index + 1)
const policy: AddressPolicy = {
  rules: ['http', 'https'].flatMap((scheme) => ['127.0.0.1', '*.example.test'].map((host) => ({ scheme, host, ports }))),
  allowLoopback: true,
  own: [],
}
const ask = (url: string, request: Partial<OutgoingRequest> = {}, options: Partial<SendOptions> = {}) =>
  sendRequest({ method: 'GET', url, http: '2', ...request }, { policy, resolve: async () => ['127.0.0.1'], ...options })
const text = (body: Uint8Array) => Buffer.from(body).toString()

describe('with prior knowledge', () => {
  test('sends and reads', async () => {
    let seen: Heard | undefined
    const port = await serve((stream, heard) => {
      seen = heard
      stream.respond({ ':status': 201, 'x-seen': 'yes', 'set-cookie': ['a=1', 'b=2'] })
      stream.end('made')
    })
    const headers: [string, string][] = [
      ['X-API-Key', 'k'],
      ['Connection', 'keep-alive'],
      ['TE', 'gzip'],
      ['Host', 'other.example.test'],
      ['x-twice', 'a'],
      ['x-twice', 'b'],
    ]
    const result = await ask(`http://api.example.test:${port}/things?a=1`, {
      method: 'POST',
      headers,
      body: new TextEncoder().encode('{"a":1}'),
    })
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    expect(result).toMatchObject({ status: 201, protocol: '2', certificate: null, address: '127.0.0.1' })
    expect(text(result.body)).toBe('made')
    expect(result.headers).toEqual(
      expect.arrayContaining([
        ['x-seen', 'yes'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ]),
    )
    expect(result.timings.firstByteMs).toBeGreaterThan(0)
    expect(seen?.body).toBe('{"a":1}')
    expect(seen?.headers).toMatchObject({
      ':method': 'POST',
      ':path': '/things?a=1',
      ':authority': 'other.example.test',
      'x-api-key': 'k',
      'x-twice': 'a, b',
      'content-length': '7',
    })
  })
})

describe('HTTP/2 faults', () => {
  const bomb = zlib.gzipSync(Buffer.alloc(50_000_000))
  const head = (stream: ServerHttp2Stream, headers: http2.OutgoingHttpHeaders = {}) => stream.respond({ ':status': 200, ...headers })
  type Row = [name: string, answer: (stream: ServerHttp2Stream) => void, code: string]
  const rows: Row[] = [
    ['half a body and the connection gone', (stream) => (head(stream), stream.write('half', () => stream.session?.destroy())), 'reset'],
    ['less than was said', (stream) => (head(stream, { 'content-length': '100' }), stream.end('half')), 'reset'],
    ['no answer at all', (stream) => stream.close(http2.constants.NGHTTP2_REFUSED_STREAM), 'reset'],
    ['the connection dropped', (stream) => stream.session?.destroy(), 'reset'],
    ['never answers', () => {}, 'timeout'],
    [
      'an endless body',
      (stream) => {
        head(stream)
        const write = () => {
          while (!stream.destroyed && stream.write(Buffer.alloc(16_000)));
        }
        stream.on('drain', write)
        write()
      },
      'too_large',
    ],
    ['a bomb', (stream) => (head(stream, { 'content-encoding': 'gzip' }), stream.end(bomb)), 'too_large'],
    ['what is not packed', (stream) => (head(stream, { 'content-encoding': 'br' }), stream.end('plain, not brotli')), 'bad_response'],
    [
      'a body that trickles',
      (stream) => {
        head(stream)
        const timer = setInterval(() => (stream.destroyed ? clearInterval(timer) : stream.write('.')), 20)
      },
      'timeout',
    ],
  ]
  test.each(rows)('%s', async (_name, answer, code) => {
    const port = await serve(answer)
    const before = process.memoryUsage().rss
    const result = await ask(`http://127.0.0.1:${port}/`, { timeoutMs: code === 'timeout' ? 400 : 5000 })
    expect(result).toMatchObject({ ok: false, error: { code } })
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
  })
  /** A frame as RFC 9113 writes it. */
  const frame = (type: number, flags: number, stream: number, payload: Buffer) => {
    const start = Buffer.alloc(9)
    start.writeUIntBE(payload.length, 0, 3)
    start.writeUInt8(type, 3)
    start.writeUInt8(flags, 4)
    start.writeUInt32BE(stream, 5)
    return Buffer.concat([start, payload])
  }
  /** Sends the head (`:status: 200`), half a body without an end, and then what is given. */
  const half = (rest: Buffer, hangUp = false) =>
    listen(
      createTcpServer((socket) => {
        socket
          .on('error', () => {})
          .once('data', () => {
            socket.write(
              Buffer.concat([frame(4, 0, 0, Buffer.alloc(0)), frame(1, 4, 1, Buffer.from([0x88])), frame(0, 0, 1, Buffer.from('half'))]),
            )
            setTimeout(() => (hangUp ? socket.end(rest) : socket.write(rest)), 30)
          })
      }),
    )
  const code = (value: number) => Buffer.from([0, 0, 0, value])
  const cuts: [name: string, rest: Buffer, hangUp: boolean][] = [
    ['without an error', frame(3, 0, 1, code(0)), false],
    ['with an error', frame(3, 0, 1, code(2)), false],
    ['as refused', frame(3, 0, 1, code(7)), false],
    ['as cancelled', frame(3, 0, 1, code(8)), false],
    ['with a goodbye', frame(7, 0, 0, Buffer.concat([code(1), code(0)])), true],
    ['with the connection', Buffer.alloc(0), true],
  ]
  test.each(cuts)('half a body, cut %s', async (_name, rest, hangUp) => {
    const port = await half(rest, hangUp)
    expect(await ask(`http://127.0.0.1:${port}/`, { timeoutMs: 2000 })).toMatchObject({ ok: false, error: { code: 'reset' } })
  })
  test('a server that speaks HTTP/1.1', async () => {
    const port = await listen(
      createTcpServer((socket) => socket.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')),
    )
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, error: { code: 'bad_response' } })
  })
  test('packed bodies, HEAD, an empty answer', async () => {
    const port = await serve((stream, { headers }) => {
      if (headers[':path'] === '/none') return stream.respond({ ':status': 204 }, { endStream: true })
      stream.respond({ ':status': 200, 'content-encoding': 'gzip' }, { endStream: headers[':method'] === 'HEAD' })
      if (headers[':method'] !== 'HEAD') stream.end(zlib.gzipSync('unpacked'))
    })
    const got = await ask(`http://127.0.0.1:${port}/`)
    expect(got.ok && text(got.body)).toBe('unpacked')
    expect(await ask(`http://127.0.0.1:${port}/`, { method: 'HEAD' })).toMatchObject({ ok: true, status: 200 })
    expect(await ask(`http://127.0.0.1:${port}/none`)).toMatchObject({ ok: true, status: 204 })
  })
  test('cancelled while waiting: at once', async () => {
    const port = await serve(() => {})
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 50)
    const result = await ask(`http://127.0.0.1:${port}/`, {}, { signal: stop.signal })
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})
