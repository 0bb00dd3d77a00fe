import { createServer } from 'node:http'
import http2 from 'node:http2'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, type Server, type Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import type { AddressPolicy } from './address-policy'
import { certificateForTests } from './certificate-for-tests'
import { createConnectionPool } from './connection-pool'
import { plainTls } from './secure-context'
import { type OutgoingRequest, type SendOptions, sendRequest } from './send-request'
import { daysLeft } from './server-certificate'

const open: Server[] = []
const sockets = new Set<Socket>()
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(resolve))
})
async function listen(server: unknown): Promise<number> {
  const own = server as Server
  open.push(own)
  own.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve))
  return (own.address() as AddressInfo).port
}
const policy: AddressPolicy = {
  rules: ['http', 'https'].map((scheme) => ({ scheme, host: '*.example.test', ports: Array.from({ length: 65535 }, (_, at) => at + 1) })),
  allowLoopback: true,
  own: [],
}
const ask = (url: string, request: Partial<OutgoingRequest> = {}, options: Partial<SendOptions> = {}) =>
  sendRequest({ method: 'GET', url, ...request }, { policy, resolve: async () => ['127.0.0.1'], ...options })

const day = 86_400_000
const made = certificateForTests('api.example.test', { from: new Date(Date.now() - day), to: new Date(Date.now() + 30.5 * day) })
const ours = certificateForTests('client.example.test')
const trusting = { ...plainTls, ca: made.cert }

describe('what is spoken', () => {
  const both = () =>
    listen(http2.createSecureServer({ ...made, allowHTTP1: true }, (request, response) => response.end(request.httpVersion)))
  const rows: [http: 'auto' | '1.1' | '2' | undefined, protocol: string][] = [
    ['auto', '2'],
    ['2', '2'],
    ['1.1', '1.1'],
    [undefined, '1.1'],
  ]
  test.each(rows)('%s over TLS: HTTP/%s', async (http, protocol) => {
    const result = await ask(`https://api.example.test:${await both()}/`, { http, tls: trusting })
    expect(result).toMatchObject({ ok: true, status: 200, protocol, certificate: { subject: 'api.example.test', verified: true } })
  })
  test('auto with a server that knows no HTTP/2', async () => {
    const port = await listen(createSecureServer(made, (_request, response) => response.end()))
    expect(await ask(`https://api.example.test:${port}/`, { http: 'auto', tls: trusting })).toMatchObject({ ok: true, protocol: '1.1' })
    expect(await ask(`https://api.example.test:${port}/`, { http: '2', tls: trusting })).toMatchObject({
      ok: false,
      error: { code: 'tls', reason: 'no_http2' },
    })
  })
  test('auto without TLS: HTTP/1.1', async () => {
    const port = await listen(createServer((_request, response) => response.end()))
    expect(await ask(`http://api.example.test:${port}/`, { http: 'auto' })).toMatchObject({ ok: true, protocol: '1.1', certificate: null })
  })
})

describe('certificates', () => {
  const serve = (certificate: { cert: string; key: string }) =>
    listen(createSecureServer(certificate, (_request, response) => response.end('in')))
  test('days that are left', async () => {
    const result = await ask(`https://api.example.test:${await serve(made)}/`, { tls: trusting })
    if (!result.ok || !result.certificate) throw new Error('no certificate')
    expect(daysLeft(result.certificate, new Date())).toBeCloseTo(30.4, 0)
  })
  const expired = certificateForTests('api.example.test', { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-02-01T00:00:00Z') })
  const early = certificateForTests('api.example.test', { from: new Date(Date.now() + day), to: new Date(Date.now() + 2 * day) })
  const other = certificateForTests('other.example.test')
  const rows: [name: string, certificate: typeof made, trusted: boolean, reason: string, detail: RegExp][] = [
    ['has expired', expired, true, 'expired', /^CERT_HAS_EXPIRED: valid until 2026-02-01T00:00:00/],
    ['is not valid yet', early, true, 'not_yet_valid', /^CERT_NOT_YET_VALID: valid from /],
    ['is made for another name', other, true, 'wrong_name', /made for DNS:other\.example\.test, not api\.example\.test/],
    ['nobody vouches for', made, false, 'self_signed', /^DEPTH_ZERO_SELF_SIGNED_CERT$/],
  ]
  test.each(rows)('one that %s is told as that', async (_name, certificate, trusted, reason, detail) => {
    const url = `https://api.example.test:${await serve(certificate)}/`
    for (const http of ['auto', '1.1'] as const) {
      const result = await ask(url, { http, tls: { ...plainTls, ca: trusted ? certificate.cert : null } })
      expect(result).toMatchObject({ ok: false, error: { code: 'tls', reason, detail: expect.stringMatching(detail) } })
    }
  })
  test.each(rows)('one that %s is taken without verification, and the result says so', async (_name, certificate) => {
    const result = await ask(`https://api.example.test:${await serve(certificate)}/`, { tls: { ...plainTls, verify: false } })
    expect(result).toMatchObject({ ok: true, certificate: { verified: false } })
  })
  test('a CA is trusted by the request that brings it alone', async () => {
    const url = `https://api.example.test:${await serve(made)}/`
    const pool = createConnectionPool()
    expect(await ask(url, { tls: trusting }, { pool })).toMatchObject({ ok: true })
    expect(await ask(url, { tls: { ...plainTls, verify: false } }, { pool })).toMatchObject({ ok: true, certificate: { verified: false } })
    expect(await ask(url, {}, { pool })).toMatchObject({ ok: false, error: { code: 'tls', reason: 'self_signed' } })
    pool.close()
  })
  test('a CA of one line is read too', async () => {
    const url = `https://api.example.test:${await serve(made)}/`
    expect(await ask(url, { tls: { ...plainTls, ca: made.cert.replaceAll('\n', '\\n') } })).toMatchObject({ ok: true })
  })
  const unreadable: [name: string, tls: Partial<typeof plainTls>, detail: string][] = [
    ['a CA that is none', { ca: 'nonsense' }, 'tls.ca'],
    ['a CA that is broken', { ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }, 'tls.ca'],
    ['a certificate that is none', { certificate: 'x', key: ours.key }, 'tls.certificate'],
    ['a key of another certificate', { certificate: ours.cert, key: made.key }, 'tls.key'],
    ['a key that is none', { certificate: ours.cert, key: 'x' }, 'tls.key'],
  ]
  test.each(unreadable)('%s is told before anybody is asked', async (_name, tls, detail) => {
    let asked = 0
    const server = createSecureServer(made, (_request, response) => response.end())
    server.on('connection', () => asked++)
    const url = `https://api.example.test:${await listen(server)}/`
    expect(await ask(url, { tls: { ...plainTls, ...tls } })).toMatchObject({ ok: false, error: { code: 'bad_request', detail } })
    expect(asked).toBe(0)
  })
})

describe('mutual TLS', () => {
  const guarded = (http: 'one' | 'two', answer: (socket: TLSSocket) => string = () => 'in') => {
    const options = { ...made, requestCert: true, rejectUnauthorized: true, ca: [ours.cert] }
    return listen(
      http === 'two'
        ? http2.createSecureServer(options, (request, response) => response.end(answer(request.socket as TLSSocket)))
        : createSecureServer(options, (request, response) => response.end(answer(request.socket as TLSSocket))),
    )
  }
  // Node's servers hang up without a word; others send the alert that makes it `tls`.
  const keptOut = { ok: false, error: { code: expect.stringMatching(/^(tls|reset)$/) } }
  const mutual = { ...trusting, certificate: ours.cert, key: ours.key }
  test.each([
    ['one', '1.1'],
    ['two', '2'],
  ] as const)('over HTTP/%s lets in who shows a certificate', async (kind, protocol) => {
    const url = `https://api.example.test:${await guarded(kind)}/`
    expect(await ask(url, { http: protocol, tls: mutual })).toMatchObject({ ok: true, protocol })
  })
  test.each([
    ['one', '1.1'],
    ['two', '2'],
  ] as const)('over HTTP/%s keeps out who shows none, or another', async (kind, protocol) => {
    const url = `https://api.example.test:${await guarded(kind)}/`
    const stranger = certificateForTests('stranger.example.test')
    for (const tls of [trusting, { ...trusting, certificate: stranger.cert, key: stranger.key }]) {
      expect(await ask(url, { http: protocol, tls })).toMatchObject(keptOut)
    }
  })
  test('a kept connection is for who made it alone', async () => {
    const url = `https://api.example.test:${await guarded('one')}/`
    const pool = createConnectionPool()
    expect(await ask(url, { tls: mutual }, { pool })).toMatchObject({ ok: true })
    expect(pool.idle()).toBe(1)
    expect(await ask(url, { tls: trusting }, { pool })).toMatchObject(keptOut)
    expect(await ask(url, { tls: mutual }, { pool })).toMatchObject({ ok: true, timings: { tlsMs: null } })
    pool.close()
  })
  test('our certificate is shown to no other origin', async () => {
    const shown: string[] = []
    const watch = { ...made, requestCert: true, rejectUnauthorized: false, ca: [ours.cert] }
    const seen = (socket: unknown) => shown.push(String((socket as TLSSocket).getPeerX509Certificate()?.subject ?? 'nobody'))
    const second = await listen(createSecureServer(watch, (request, response) => (seen(request.socket), response.end())))
    const first = await listen(
      createSecureServer(watch, (request, response) => {
        seen(request.socket)
        response.writeHead(302, { location: request.url === '/' ? '/again' : `https://api.example.test:${second}/` }).end()
      }),
    )
    const result = await ask(`https://api.example.test:${first}/`, { tls: mutual })
    expect(result).toMatchObject({ ok: true, status: 200 })
    expect(shown).toEqual(['CN=client.example.test', 'CN=client.example.test', 'nobody'])
  })
})
