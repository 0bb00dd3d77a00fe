import http2, { type ServerHttp2Stream } from 'node:http2'
import { type AddressInfo, type Server, type Socket } from 'node:net'
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
