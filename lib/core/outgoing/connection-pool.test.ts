import { createServer, type RequestListener, type Server } from 'node:http'
import http2 from 'node:http2'
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { AddressPolicy } from './address-policy'
import { type ConnectionPool, createConnectionPool } from './connection-pool'
import { type OutgoingRequest, sendRequest } from './send-request'

const open: TcpServer[] = []
const pools: ConnectionPool[] = []
const sockets = new Set<Socket>()
afterEach(async () => {
  for (const pool of pools.splice(0)) pool.close()
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(resolve))
})
let connections = 0
async function listen(server: TcpServer): Promise<number> {
  connections = 0
  open.push(server)
  server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
const serve = (listener: RequestListener, set: (server: Server) => void = () => {}) => {
  const server = createServer(listener)
  set(server)
  return listen(server)
}
const poolOf = (...args: Parameters<typeof createConnectionPool>) => {
  const pool = createConnectionPool(...args)
  pools.push(pool)
  return pool
}
const policy: AddressPolicy = {
  rules: ['127.0.0.1', '*.example.test'].map((host) => ({ scheme: 'http', host, ports: Array.from({ length: 65535 }, (_, at) => at + 1) })),
  allowLoopback: true,
  own: [],
}
const ask = (pool: ConnectionPool, port: number, request: Partial<OutgoingRequest> = {}) =>
  sendRequest({ method: 'GET', url: `http://127.0.0.1:${port}/`, timeoutMs: 2000, ...request }, { policy, pool })

describe('a kept connection', () => {
  test('carries the next request, and the result says that nothing was connected', async () => {
    const port = await serve((_request, response) => response.end('ok'))
    const pool = poolOf()
    const first = await ask(pool, port)
    expect(first.timings.connectMs).toBeGreaterThan(0)
    for (let n = 0; n < 5; n++)
      expect(await ask(pool, port)).toMatchObject({ ok: true, status: 200, timings: { connectMs: null, dnsMs: null } })
    expect(connections).toBe(1)
  })
  test('over HTTP/2 too', async () => {
    const server = http2.createServer((_request, response) => response.end('ok'))
    const port = await listen(server as unknown as TcpServer)
    const pool = poolOf()
    for (let n = 0; n < 5; n++) expect(await ask(pool, port, { http: '2' })).toMatchObject({ ok: true, protocol: '2' })
    expect(connections).toBe(1)
    expect(await ask(pool, port, { http: '1.1' })).toMatchObject({ ok: false })
  })
  test('carries one request at a time', async () => {
    const port = await serve((_request, response) => void setTimeout(() => response.end('ok'), 50))
    const pool = poolOf()
    await Promise.all([1, 2, 3].map(() => ask(pool, port)))
    expect(connections).toBe(3)
    expect(pool.idle()).toBe(3)
  })
  test('is not kept when the server says so, or when the answer was no good', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/close') response.writeHead(200, { connection: 'close' }).end()
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain')
    })
    const pool = poolOf()
    expect(await ask(pool, port, { url: `http://127.0.0.1:${port}/close` })).toMatchObject({ ok: true })
    expect(await ask(pool, port)).toMatchObject({ ok: false, error: { code: 'bad_response' } })
    expect(pool.idle()).toBe(0)
  })
  test('is not kept longer, older or more than bounded', async () => {
    const port = await serve((_request, response) => void setTimeout(() => response.end('ok'), 20))
    const short = poolOf({ idleMs: 60 })
    await ask(short, port)
    expect(short.idle()).toBe(1)
    await wait(200)
    expect(short.idle()).toBe(0)
    const young = poolOf({ ageMs: 30 })
    await ask(young, port)
    await wait(50)
    expect((await ask(young, port)).timings.connectMs).toBeGreaterThan(0)
    const few = poolOf({ maxIdle: 2 })
    await Promise.all([1, 2, 3, 4, 5].map(() => ask(few, port)))
    expect(few.idle()).toBe(2)
  })
  test('is closed with the pool, and what comes later is not kept', async () => {
    const port = await serve((_request, response) => response.end('ok'))
    const pool = poolOf()
    await ask(pool, port)
    pool.close()
    expect(pool.idle()).toBe(0)
    expect(await ask(pool, port)).toMatchObject({ ok: true })
    expect(pool.idle()).toBe(0)
  })
})

describe('a connection that was closed meanwhile', () => {
  /** Answers the first request of each connection, and hangs up on the second without a byte. */
  const fickle = (seen: string[]) =>
    createTcpServer((socket) => {
      let asked = 0
      socket.on('error', () => {})
      socket.on('data', (data) => {
        seen.push(data.toString().split(' ')[0] ?? '')
        if (asked++ > 0) return socket.destroy()
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
      })
    })
  test('is replaced, and the result is that of the service', async () => {
    const seen: string[] = []
    const port = await listen(fickle(seen))
    const pool = poolOf()
    for (let n = 0; n < 4; n++) expect(await ask(pool, port)).toMatchObject({ ok: true, status: 200 })
    expect(seen.length).toBeGreaterThan(4)
  })
  test('is seen as closed before anything is sent, after the server let it go', async () => {
    const port = await serve(
      (_request, response) => response.end('ok'),
      (server) => (server.keepAliveTimeout = 20),
    )
    const pool = poolOf()
    for (let n = 0; n < 3; n++) {
      expect(await ask(pool, port)).toMatchObject({ ok: true })
      await wait(1300)
    }
  }, 10_000)
  test('what may not be sent twice is sent over a connection of its own, once', async () => {
    const seen: string[] = []
    const port = await listen(fickle(seen))
    const pool = poolOf()
    await ask(pool, port)
    expect(await ask(pool, port, { method: 'POST', body: 'x' })).toMatchObject({ ok: true })
    expect(seen).toEqual(['GET', 'POST'])
  })
  test('half an answer is a failure, whatever the connection', async () => {
    const port = await listen(
      createTcpServer((socket) => {
        let asked = 0
        socket
          .on('error', () => {})
          .on('data', () => {
            if (asked++ > 0) socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf')
            else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
          })
      }),
    )
    const pool = poolOf()
    expect(await ask(pool, port)).toMatchObject({ ok: true })
    expect(await ask(pool, port)).toMatchObject({ ok: false, error: { code: 'reset' } })
    expect(connections).toBe(1)
  })
  test('a server that is gone is gone', async () => {
    const server = createServer((_request, response) => response.end('ok'))
    const port = await listen(server)
    const pool = poolOf()
    await ask(pool, port)
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
    open.length = 0
    expect(await ask(pool, port)).toMatchObject({ ok: false, error: { code: 'connect' } })
  })
})

describe('names', () => {
  test('are believed for a short life, then asked again', async () => {
    const port = await serve((_request, response) => response.end('ok'))
    const pool = poolOf({ nameMs: 60 })
    let asked = 0
    const resolve = async () => (asked++, ['127.0.0.1'])
    const go = () => sendRequest({ method: 'GET', url: `http://api.example.test:${port}/` }, { policy, pool, resolve })
    for (let n = 0; n < 3; n++) expect(await go()).toMatchObject({ ok: true })
    expect(asked).toBe(1)
    await wait(80)
    expect((await go()).timings.dnsMs).toBeGreaterThanOrEqual(0)
    expect(asked).toBe(2)
    expect(connections).toBe(1)
  })
  test('that move take their connections along', async () => {
    const port = await serve((_request, response) => response.end('ok'))
    const pool = poolOf({ nameMs: 0 })
    let now = ['127.0.0.1']
    const go = () =>
      sendRequest(
        { method: 'GET', url: `http://api.example.test:${port}/` },
        { policy, pool, resolve: async () => now, connectTimeoutMs: 200 },
      )
    await go()
    now = ['127.0.0.3']
    expect(await go()).toMatchObject({ ok: false, error: { code: 'connect' } })
    expect(pool.idle()).toBe(0)
  })
})
