import type { AddressPolicy } from './address-policy'
import { hasHeader, type HeaderList } from './connection'
import type { ConnectionPool } from './connection-pool'
import { exchange, type ExchangeAnswer, type PhaseTimings } from './exchange'
import type { HttpChoice, HttpProtocol } from './open-connection'
import { codeOf, type OutgoingError, OutgoingFailure } from './outgoing-error'
import { acceptedCodings } from './read-body'
import { type Resolver, resolveHost } from './resolve-host'
import { isSecretHeader } from './secret-headers'
import { plainTls, type RequestTls } from './secure-context'
import type { ServerCertificate } from './server-certificate'

/** To connect (TCP and TLS), and to resolve, in milliseconds. */
export const connectTimeoutMs = 3000
/** Decoded bytes of a body that are read at most. */
export const maxBodyBytes = 1_000_000
/** Redirects followed at most. */
export const maxRedirects = 3

export type OutgoingRequest = {
  method: string
  url: string
  headers?: HeaderList
  body?: string | Uint8Array | null
  /** 1.1 unless said otherwise. `auto` lets the server choose by ALPN; `2` without TLS is HTTP/2 with prior knowledge. */
  http?: HttpChoice
  /** The certificates of the system, checked, and none of our own unless said otherwise. */
  tls?: RequestTls
  /** For everything, redirects included. */
  timeoutMs?: number
  /** False hands out a redirect as the answer. */
  followRedirects?: boolean
}

export type SendOptions = {
  policy: AddressPolicy
  /** Cancels at once. */
  signal?: AbortSignal
  resolve?: Resolver
  /** Says whether a text carries a secret: such headers, and bodies, never cross origins. */
  carriesSecret?: (text: string) => boolean
  maxBytes?: number
  connectTimeoutMs?: number
  /** Certificates to trust besides the system's. */
  ca?: string
  /** Keeps connections for the next request. Without one, each request opens and closes its own. */
  pool?: ConnectionPool
}

/** Milliseconds. Phases are summed over redirects; what is left of `totalMs` is reading the body. */
export type SendTimings = PhaseTimings & { totalMs: number }

export type RedirectHop = { status: number; from: string; to: string }

export type SendResult = { timings: SendTimings; redirects: RedirectHop[] } & (
  | (ExchangeAnswer & {
      ok: true
      url: string
      /** What was spoken, to whom, and what certificate was shown: at the last request. `certificate` is null without TLS. */
      protocol: HttpProtocol
      certificate: ServerCertificate | null
    })
  | { ok: false; error: OutgoingError }
)

type Hop = { method: string; url: URL; headers: HeaderList; body: string | Uint8Array | null; http: HttpChoice; tls: RequestTls }

/**
 * Sends one HTTP request where the policy lets it. Never throws: the answer is a plain value, or says in
 * `error.code` why there is none. Each address is resolved once, judged, and connected to as judged; redirects are
 * followed by hand and judged anew.
 */
export async function sendRequest(request: OutgoingRequest, options: SendOptions): Promise<SendResult> {
  const begun = performance.now()
  const sums: PhaseTimings = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null }
  const redirects: RedirectHop[] = []
  const ending = new AbortController()
  const cancel = () => ending.abort(new OutgoingFailure('cancelled', ''))
  const timeoutMs = request.timeoutMs ?? 10_000
  const timer = setTimeout(() => ending.abort(new OutgoingFailure('timeout', `${timeoutMs}`)), timeoutMs)
  if (options.signal?.aborted) cancel()
  options.signal?.addEventListener('abort', cancel, { once: true })
  const timings = (): SendTimings => ({ ...sums, totalMs: performance.now() - begun })
  try {
    let hop = firstHop(request, options)
    for (;;) {
      if (ending.signal.aborted) throw ending.signal.reason
      const answer = await ask(hop, options, ending.signal, sums)
      const next = request.followRedirects === false ? null : nextHop(hop, answer, options)
      if (!next) return { ok: true, ...answer, url: hop.url.href, timings: timings(), redirects }
      redirects.push({ status: answer.status, from: hop.url.href, to: next.url.href })
      if (redirects.length > maxRedirects) throw new OutgoingFailure('too_many_redirects', `${maxRedirects}`)
      hop = next
    }
  } catch (error) {
    return { ok: false, error: asError(error), timings: timings(), redirects }
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', cancel)
  }
}

function firstHop(request: OutgoingRequest, { ca }: SendOptions): Hop {
  const url = URL.parse(request.url)
  if (!url) throw new OutgoingFailure('bad_url', '')
  const tls = request.tls ?? plainTls
  return {
    method: request.method,
    url,
    headers: request.headers ?? [],
    body: request.body ?? null,
    http: request.http ?? '1.1',
    tls: ca === undefined ? tls : { ...tls, ca: tls.ca === null ? ca : `${ca}\n${tls.ca}` },
  }
}

async function ask(hop: Hop, options: SendOptions, signal: AbortSignal, sums: PhaseTimings): Promise<ExchangeAnswer> {
  const timings: PhaseTimings = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null }
  try {
    return await exchange({
      ...hop,
      headers: withDefaults(hop.headers),
      policy: options.policy,
      resolve: options.resolve ?? resolveHost,
      pool: options.pool ?? null,
      signal,
      connectTimeoutMs: options.connectTimeoutMs ?? connectTimeoutMs,
      maxBytes: options.maxBytes ?? maxBodyBytes,
      timings,
    })
  } finally {
    for (const phase of ['dnsMs', 'connectMs', 'tlsMs', 'firstByteMs'] as const) {
      if (timings[phase] !== null) sums[phase] = (sums[phase] ?? 0) + timings[phase]
    }
  }
}

function withDefaults(headers: HeaderList): HeaderList {
  const added: HeaderList = []
  if (!hasHeader(headers, 'accept-encoding')) added.push(['accept-encoding', acceptedCodings])
  if (!hasHeader(headers, 'accept')) added.push(['accept', '*/*'])
  if (!hasHeader(headers, 'user-agent')) added.push(['user-agent', 'gonogo'])
  return [...headers, ...added]
}

/** What a redirect asks for next; null when the answer is none (no `Location`, or a status that is no redirect). */
function nextHop(hop: Hop, answer: ExchangeAnswer, options: SendOptions): Hop | null {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return null
  const location = answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
  if (location === undefined) return null
  const url = URL.parse(location, hop.url.href)
  if (!url) throw new OutgoingFailure('bad_url', 'location')
  const toGet =
    (answer.status === 303 && hop.method !== 'HEAD') || ((answer.status === 301 || answer.status === 302) && hop.method === 'POST')
  const method = toGet ? 'GET' : hop.method
  const body = toGet ? null : hop.body
  let headers = toGet ? hop.headers.filter(([name]) => !name.toLowerCase().startsWith('content-')) : hop.headers
  let { tls } = hop
  if (url.origin !== hop.url.origin) {
    const secret = options.carriesSecret ?? (() => false)
    headers = headers.filter(([name, value]) => !isSecretHeader(name) && name.toLowerCase() !== 'host' && !secret(value))
    if (body !== null && secret(typeof body === 'string' ? body : Buffer.from(body).toString()))
      throw new OutgoingFailure('refused_address', url.host, 'secret_across_origins')
    // Whom we trust stays with the request; who we are is for its own server alone.
    tls = { ...tls, certificate: null, key: null }
  }
  return { method, url, headers, body, http: hop.http, tls }
}

function asError(error: unknown): OutgoingError {
  return error instanceof OutgoingFailure ? error.error : { code: 'reset', detail: codeOf(error) }
}
