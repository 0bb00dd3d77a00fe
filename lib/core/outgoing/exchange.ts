import { type AddressPolicy, type AddressVerdict, hostOf, judgeAddress, judgeUrl, portOf } from './address-policy'
import { parseAddress } from './address-ranges'
import type { Connection, ConnectionAnswer, HeaderList } from './connection'
import type { ConnectionPool } from './connection-pool'
import { http1Connection } from './http1-connection'
import { http2Connection } from './http2-connection'
import { type HttpChoice, type HttpProtocol, openConnection } from './open-connection'
import { codeOf, OutgoingFailure } from './outgoing-error'
import type { Resolver } from './resolve-host'
import { type RequestTls, tlsName } from './secure-context'
import type { ServerCertificate } from './server-certificate'

/** Where the time went, in milliseconds; null for a phase that did not happen. */
export type PhaseTimings = { dnsMs: number | null; connectMs: number | null; tlsMs: number | null; firstByteMs: number | null }

export type ExchangeRequest = {
  method: string
  url: URL
  headers: HeaderList
  body: string | Uint8Array | null
  http: HttpChoice
  tls: RequestTls
  policy: AddressPolicy
  resolve: Resolver
  pool: ConnectionPool | null
  signal: AbortSignal
  connectTimeoutMs: number
  maxBytes: number
  /** Filled as phases end, so that a failure still says how far it came. */
  timings: PhaseTimings
}

export type ExchangeAnswer = {
  status: number
  headers: HeaderList
  body: Uint8Array
  address: string
  protocol: HttpProtocol
  certificate: ServerCertificate | null
}

type Judge = (address: string) => AddressVerdict

/** Asking these twice does what asking once does (RFC 9110, 9.2.2). */
const repeatable = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'])

/**
 * One request and its answer, without redirects. Fails with an `OutgoingFailure` or the signal's reason. With a pool a
 * connection may be used again, after its address was judged like any other.
 */
export async function exchange(request: ExchangeRequest): Promise<ExchangeAnswer> {
  const verdict = judgeUrl(request.url, request.policy)
  if (!verdict.allowed) throw new OutgoingFailure('refused_address', verdict.detail, verdict.reason)
  const port = portOf(request.url)
  const judge: Judge = (address) => judgeAddress(address, port, verdict.rules, request.policy)
  const host = hostOf(request.url)
  const addresses = await resolveAll(request, host)
  for (const address of addresses) {
    const answer = judge(address)
    // One forbidden answer spoils the name: whoever serves it would choose when it is used.
    if (!answer.allowed) throw new OutgoingFailure('refused_address', answer.detail, answer.reason)
  }
  const name = request.pool ? nameOf(request) : ''
  return (await askAgain(request, name, addresses, judge)) ?? askAnew(request, name, addresses, judge)
}

/** Asks over a kept connection. Null when there is none, or it turned out to be closed: that says nothing of the service. */
async function askAgain(request: ExchangeRequest, name: string, addresses: string[], judge: Judge): Promise<ExchangeAnswer | null> {
  // What may not be sent twice always goes over a connection of its own: a kept one could be closing just now.
  if (!request.pool || !repeatable.has(request.method)) return null
  const connection = request.pool.take(name, addresses)
  if (!connection) return null
  if (!judge(connection.remoteAddress).allowed) {
    connection.close()
    return null
  }
  try {
    return await talk(request, name, connection)
  } catch (error) {
    const closed = error instanceof OutgoingFailure && error.error.code === 'reset' && !connection.answered()
    if (!closed || request.signal.aborted) throw error
    return null
  }
}

async function askAnew(request: ExchangeRequest, name: string, addresses: string[], judge: Judge): Promise<ExchangeAnswer> {
  const opened = await openConnection({
    addresses,
    judge,
    port: portOf(request.url),
    secure: request.url.protocol === 'https:',
    host: hostOf(request.url),
    signal: request.signal,
    timeoutMs: request.connectTimeoutMs,
    http: request.http,
    tls: request.tls,
  })
  request.timings.connectMs = opened.timings.connectMs
  request.timings.tlsMs = opened.timings.tlsMs
  const connection =
    opened.protocol === '2' ? http2Connection(opened, request.url) : http1Connection(opened, request.pool?.limits.idleMs ?? 1000)
  return talk(request, name, connection)
}

async function talk(request: ExchangeRequest, name: string, connection: Connection): Promise<ExchangeAnswer> {
  const { method, url, headers, body, signal, maxBytes, pool } = request
  let answer: ConnectionAnswer
  try {
    answer = await connection.ask({ method, url, headers, body, signal, maxBytes, keep: pool !== null })
  } catch (error) {
    connection.close()
    throw error
  }
  if (pool) pool.give(name, connection)
  else connection.close()
  request.timings.firstByteMs = answer.firstByteMs
  const { address, protocol, certificate } = connection
  return { status: answer.status, headers: answer.headers, body: answer.body, address, protocol, certificate }
}

/** Only requests to the same server, speaking and secured alike, share connections. */
function nameOf({ url, http, tls }: ExchangeRequest): string {
  return url.protocol === 'https:' ? `${url.origin} ${http} ${tlsName(tls)}` : `${url.origin} ${http === '2' ? '2' : '1.1'}`
}

/** Every address of the host, asked for once. An address written out needs no asking. */
async function resolveAll(request: ExchangeRequest, host: string): Promise<string[]> {
  if (parseAddress(host)) return [host]
  const known = request.pool?.addressesOf(host, request.resolve)
  if (known) return [...known]
  const begun = performance.now()
  try {
    const answers = await withSignal(request.resolve(host), request.signal, request.connectTimeoutMs)
    if (answers.length === 0) throw new OutgoingFailure('dns', host)
    const all = [...new Set(answers)]
    request.pool?.learn(host, request.resolve, all)
    return all
  } catch (error) {
    if (error instanceof OutgoingFailure) throw error
    if (request.signal.aborted) throw request.signal.reason
    throw new OutgoingFailure('dns', `${codeOf(error)} ${host}`)
  } finally {
    request.timings.dnsMs = performance.now() - begun
  }
}

function withSignal<T>(work: Promise<T>, signal: AbortSignal, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = () => reject(signal.reason)
    const timer = setTimeout(() => reject(Object.assign(new Error('time'), { code: 'ETIMEDOUT' })), timeoutMs)
    if (signal.aborted) aborted()
    signal.addEventListener('abort', aborted, { once: true })
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', aborted)
    })
  })
}
