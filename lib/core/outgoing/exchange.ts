import type { Socket } from 'node:net'
import { Client, errors } from 'undici'
import { type AddressPolicy, hostOf, judgeAddress, judgeUrl, portOf } from './address-policy'
import { parseAddress } from './address-ranges'
import { openConnection } from './open-connection'
import { codeOf, OutgoingFailure } from './outgoing-error'
import { readBody } from './read-body'
import type { Resolver } from './resolve-host'

export type HeaderList = [name: string, value: string][]

/** Where the time went, in milliseconds; null for a phase that did not happen. */
export type PhaseTimings = { dnsMs: number | null; connectMs: number | null; tlsMs: number | null; firstByteMs: number | null }

export type ExchangeRequest = {
  method: string
  url: URL
  headers: HeaderList
  body: string | null
  policy: AddressPolicy
  resolve: Resolver
  signal: AbortSignal
  connectTimeoutMs: number
  maxBytes: number
  ca?: string | Buffer
  /** Filled as phases end, so that a failure still says how far it came. */
  timings: PhaseTimings
}

export type ExchangeAnswer = { status: number; headers: HeaderList; body: Uint8Array; address: string }

/** One request and its answer, without redirects. Fails with an `OutgoingFailure` or the signal's reason. */
export async function exchange(request: ExchangeRequest): Promise<ExchangeAnswer> {
  const verdict = judgeUrl(request.url, request.policy)
  if (!verdict.allowed) throw new OutgoingFailure('refused_address', verdict.detail, verdict.reason)
  const judge = (address: string) => judgeAddress(address, portOf(request.url), verdict.rules, request.policy)
  const addresses = await resolveAll(request)
  for (const address of addresses) {
    const answer = judge(address)
    // One forbidden answer spoils the name: whoever serves it would choose when it is used.
    if (!answer.allowed) throw new OutgoingFailure('refused_address', answer.detail, answer.reason)
  }
  const opened = await openConnection({
    addresses,
    judge,
    port: portOf(request.url),
    secure: request.url.protocol === 'https:',
    host: hostOf(request.url),
    signal: request.signal,
    timeoutMs: request.connectTimeoutMs,
    ca: request.ca,
  })
  request.timings.connectMs = opened.timings.connectMs
  request.timings.tlsMs = opened.timings.tlsMs
  return talk(request, opened.socket, opened.address)
}

/** Every address of the host, asked for once. An address written out needs no asking. */
async function resolveAll(request: ExchangeRequest): Promise<string[]> {
  const host = hostOf(request.url)
  if (parseAddress(host)) return [host]
  const begun = performance.now()
  try {
    const answers = await withSignal(request.resolve(host), request.signal, request.connectTimeoutMs)
    if (answers.length === 0) throw new OutgoingFailure('dns', host)
    return [...new Set(answers)]
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

/** Sends over a connection that is already open and judged; the client can reach nothing else. */
async function talk(request: ExchangeRequest, socket: Socket, address: string): Promise<ExchangeAnswer> {
  let handed = false
  const client = new Client(request.url.origin, {
    connect: (_options, callback) => {
      if (handed || socket.destroyed) return callback(Object.assign(new Error('closed'), { code: 'ECONNRESET' }), null)
      handed = true
      // The client is still in the middle of asking: handed over in the same tick, it would never look again.
      queueMicrotask(() => callback(null, socket))
    },
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  })
  const sent = performance.now()
  try {
    const answer = await client.request({
      method: request.method as 'GET',
      path: `${request.url.pathname}${request.url.search}`,
      headers: request.headers.flat(),
      body: request.body,
      signal: request.signal,
      responseHeaders: 'raw',
      reset: true,
    })
    request.timings.firstByteMs = performance.now() - sent
    const headers = pairs(answer.headers as unknown as Buffer[] | string[])
    const codings = headers.filter(([name]) => name.toLowerCase() === 'content-encoding').map(([, value]) => value)
    const body = await readBody(answer.body, codings.join(','), request.maxBytes)
    return { status: answer.statusCode, headers, body, address }
  } catch (error) {
    throw asFailure(error, request.signal)
  } finally {
    socket.destroy()
    client.destroy().catch(() => {})
  }
}

function pairs(raw: (Buffer | string)[]): HeaderList {
  const list: HeaderList = []
  for (let index = 0; index + 1 < raw.length; index += 2) list.push([String(raw[index]), String(raw[index + 1])])
  return list
}

function asFailure(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof OutgoingFailure) return error
  if (signal.aborted) return signal.reason
  const code = codeOf(error)
  if (error instanceof errors.InvalidArgumentError || error instanceof errors.NotSupportedError)
    return new OutgoingFailure('bad_request', code)
  if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError || code.startsWith('HPE_')) {
    return new OutgoingFailure('bad_response', code)
  }
  return new OutgoingFailure('reset', code)
}
