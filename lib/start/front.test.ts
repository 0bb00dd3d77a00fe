import { createServer, type IncomingMessage, request as httpRequest, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeFront } from './front'
import { parseProxies } from './trusted-proxy'

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string }

const seen: Seen[] = []
const finished: { route: string; status: number }[] = []
let server: Server
let port = 0
let fails = false

beforeAll(async () => {
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as { port: number }).port
  const settings = { host: '127.0.0.1', port, dev: false, origins: [`http://127.0.0.1:${port}`], proxies: parseProxies('127.0.0.9') }
  const front = makeFront(
    settings,
    async (request, response) => {
      if (fails) throw new Error('the password is hunter2')
      let body = ''
      for await (const chunk of request) body += chunk
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
      response.end('passed')
    },
    (facts) => finished.push(facts),
  )
  server.on('request', front)
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  seen.length = 0
  finished.length = 0
  fails = false
})

type Ask = { method?: string; path?: string; headers?: Record<string, string | string[]>; body?: string | string[] }

function ask({
  method = 'GET',
  path = '/',
  headers = {},
  body,
}: Ask): Promise<{ status: number; text: string; headers: IncomingMessage['headers'] }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }))
    })
    request.on('error', reject)
    for (const chunk of [body ?? []].flat()) request.write(chunk)
    request.end()
  })
}

/** Bytes as they are, for what no HTTP library sends. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => (answer += chunk))
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
    socket.on('error', () => resolve(answer))
    setTimeout(() => socket.end(), 300)
  })
}

const json = { 'content-type': 'application/json' }

describe('the server in front of Next', () => {
  it('hands a request on with its body, whole, and says who asked', async () => {
    const body = JSON.stringify({ a: 'ü'.repeat(1000) })
    const answer = await ask({
      method: 'POST',
      path: '/api/v1/releases?x=1',
      headers: {
        ...json,
        'x-gonogo-address': '6.6.6.6',
        'x-forwarded-for': '6.6.6.6',
        forwarded: 'for=6.6.6.6',
        'x-middleware-subrequest': 'proxy',
      },
      body,
    })
    expect(answer.status).toBe(200)
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/v1/releases?x=1', body })
    expect(seen[0]!.headers).toMatchObject({
      'x-gonogo-address': '127.0.0.1',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': `127.0.0.1:${port}`,
      'x-forwarded-proto': 'http',
      'content-length': String(Buffer.byteLength(body)),
    })
    expect(seen[0]!.headers).not.toHaveProperty('forwarded')
    expect(seen[0]!.headers).not.toHaveProperty('x-middleware-subrequest')
    expect(seen[0]!.headers['x-request-id']).toBe(answer.headers['x-request-id'])
    expect(finished).toMatchObject([{ route: 'api', status: 200 }])
  })

  it('stops a body without a length at its limit, before anybody reads it', async () => {
    const megabyte = 'x'.repeat(1024 * 1024)
    const answer = await ask({
      method: 'POST',
      path: '/api/v1/releases',
      headers: { ...json, 'transfer-encoding': 'chunked' },
      body: [megabyte, 'x'],
    }).catch(() => null)
    if (answer) expect(answer.status).toBe(413)
    expect(seen).toEqual([])
  })

  it('refuses an announced body above its limit without reading it', async () => {
    expect(
      await raw(`POST /api/v1/releases HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99999999\r\n\r\n`),
    ).toBe('HTTP/1.1 413 Payload Too Large')
    expect(seen).toEqual([])
  })

  it('answers refusals as problem+json with the request id', async () => {
    const answer = await ask({
      method: 'POST',
      path: '/releases',
      headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
      body: '[]',
    })
    expect(answer.status).toBe(403)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(JSON.parse(answer.text)).toMatchObject({ status: 403, code: 'foreign_origin', requestId: answer.headers['x-request-id'] })
    expect(seen).toEqual([])
  })

  it.each([
    ['TRACE', 'TRACE / HTTP/1.1\r\nhost: x\r\n\r\n', '405'],
    ['an absolute target', 'GET http://evil.example/ HTTP/1.1\r\nhost: x\r\n\r\n', '400'],
    ['a method nobody knows', 'BREW / HTTP/1.1\r\nhost: x\r\n\r\n', '400'],
    ['two lengths', 'POST /api/v1/x HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na', '400'],
    ['length and chunks', 'POST /api/v1/x HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n', '400'],
    ['a hundred and more headers', `GET / HTTP/1.1\r\nhost: x\r\n${'a: b\r\n'.repeat(101)}\r\n`, '431'],
    ['a long address', `GET /${'a'.repeat(9000)} HTTP/1.1\r\nhost: x\r\n\r\n`, '414'],
    ['no HTTP at all', 'hello\r\n\r\n', '400'],
  ])('answers %s itself', async (_name, text, status) => {
    expect(await raw(text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(seen).toEqual([])
  })

  it('says nothing of an error but the request id', async () => {
    fails = true
    const answer = await ask({ path: '/releases' })
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('hunter2')
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'unexpected', requestId: answer.headers['x-request-id'] })
  })

  it('survives a client that hangs up in the middle of its body', async () => {
    await raw('POST /api/v1/x HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\nhalf')
    expect((await ask({ path: '/releases' })).status).toBe(200)
  })
})
