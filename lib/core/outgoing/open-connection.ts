import net from 'node:net'
import tls from 'node:tls'
import type { AddressVerdict } from './address-policy'
import { codeOf, OutgoingFailure } from './outgoing-error'
import { type RequestTls, secureContext } from './secure-context'
import { certificateOf, type ServerCertificate } from './server-certificate'
import { distrust, tlsFailure } from './tls-flaw'

export type ConnectionTimings = { connectMs: number; tlsMs: number | null }

/** What a request may speak. `auto` lets the server choose by ALPN; `2` without TLS is HTTP/2 with prior knowledge. */
export type HttpChoice = 'auto' | '1.1' | '2'
export type HttpProtocol = '1.1' | '2'

export type OpenedConnection = {
  socket: net.Socket
  /** As it was resolved, and connected to. */
  address: string
  /** As the socket says. */
  remoteAddress: string
  protocol: HttpProtocol
  certificate: ServerCertificate | null
  timings: ConnectionTimings
}

export type ConnectionTarget = {
  /** Addresses that were judged and allowed; no other is ever tried. */
  addresses: string[]
  port: number
  secure: boolean
  /** The host the certificate must name. */
  host: string
  /** Judges the address at the other end once more, after connecting. */
  judge: (address: string) => AddressVerdict
  signal: AbortSignal
  /** For TCP and TLS together, over all addresses. */
  timeoutMs: number
  http: HttpChoice
  tls: RequestTls
}

/** A later address gets its chance while there is time left. */
const perAddressMs = 1000

/**
 * Connects to one of the given addresses, in order, without asking any resolver. Fails with `connect`, `tls`,
 * `refused_address` or, when the signal says so, with the signal's reason.
 */
export async function openConnection(target: ConnectionTarget): Promise<OpenedConnection> {
  // A certificate or key that cannot be read is found before anybody is asked.
  if (target.secure) secureContext(target.tls)
  const begun = performance.now()
  const { socket, address } = await connectOne(target, begun)
  const connectMs = performance.now() - begun
  const remoteAddress = socket.remoteAddress ?? ''
  const verdict = target.judge(remoteAddress)
  if (!verdict.allowed) {
    socket.destroy()
    throw new OutgoingFailure('refused_address', verdict.detail, verdict.reason)
  }
  const plain = { socket, address, remoteAddress, certificate: null }
  if (!target.secure) return { ...plain, protocol: target.http === '2' ? '2' : '1.1', timings: { connectMs, tlsMs: null } }
  const securing = performance.now()
  const secured = await secure(socket, target, target.timeoutMs - connectMs)
  const timings = { connectMs, tlsMs: performance.now() - securing }
  const certificate = certificateOf(secured, target.tls.verify)
  return { ...plain, socket: secured, certificate, protocol: secured.alpnProtocol === 'h2' ? '2' : '1.1', timings }
}

async function connectOne(target: ConnectionTarget, begun: number): Promise<{ socket: net.Socket; address: string }> {
  let last = new OutgoingFailure('connect', 'no address')
  for (const [index, address] of target.addresses.entries()) {
    const left = target.timeoutMs - (performance.now() - begun)
    if (left <= 0) break
    const isLast = index === target.addresses.length - 1
    try {
      const socket = net.connect({ host: address, port: target.port, noDelay: true })
      await settled(socket, 'connect', target.signal, isLast ? left : Math.min(left, perAddressMs))
      return { socket, address }
    } catch (error) {
      if (target.signal.aborted) throw target.signal.reason
      last = new OutgoingFailure('connect', `${codeOf(error)} ${address} port ${target.port}`)
    }
  }
  throw last
}

const offered: Record<HttpChoice, string[]> = { auto: ['h2', 'http/1.1'], '1.1': ['http/1.1'], '2': ['h2'] }

async function secure(socket: net.Socket, target: ConnectionTarget, leftMs: number): Promise<tls.TLSSocket> {
  const secured = tls.connect({
    socket,
    host: target.host,
    // An address is no server name (RFC 6066); the certificate is still checked against it.
    servername: net.isIP(target.host) ? '' : target.host,
    ALPNProtocols: offered[target.http],
    secureContext: secureContext(target.tls),
    // Looked at below, while the certificate can still be read: a refusal says what it says of itself.
    rejectUnauthorized: false,
  })
  try {
    await settled(secured, 'secureConnect', target.signal, Math.max(1, leftMs))
  } catch (error) {
    socket.destroy()
    if (target.signal.aborted) throw target.signal.reason
    throw tlsFailure(error)
  }
  const flaw =
    target.tls.verify && !secured.authorized
      ? distrust(secured, target.host)
      : target.http === '2' && secured.alpnProtocol !== 'h2'
        ? new OutgoingFailure('tls', 'the server speaks no HTTP/2', 'no_http2')
        : null
  if (!flaw) return secured
  secured.destroy()
  throw flaw
}

/** Waits for a socket's event; on an error, the time or the signal the socket is gone. */
function settled(socket: net.Socket, event: 'connect' | 'secureConnect', signal: AbortSignal, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error?: unknown) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', aborted)
      socket.off(event, done).off('error', end).off('close', closed)
      // An error that comes while nobody listens must not end the process; whoever uses the socket next sees it closed.
      socket.on('error', () => {})
      if (error === undefined) return resolve()
      socket.destroy()
      reject(error)
    }
    const done = () => end()
    const aborted = () => end(signal.reason)
    const closed = () => end(Object.assign(new Error('closed'), { code: 'ECONNRESET' }))
    const timer = setTimeout(() => end(Object.assign(new Error('time'), { code: 'ETIMEDOUT' })), timeoutMs)
    if (signal.aborted) return end(signal.reason)
    signal.addEventListener('abort', aborted, { once: true })
    socket.once(event, done).once('error', end).once('close', closed)
  })
}
