import net from 'node:net'
import tls from 'node:tls'
import type { AddressVerdict } from './address-policy'
import { codeOf, OutgoingFailure } from './outgoing-error'

export type ConnectionTimings = { connectMs: number; tlsMs: number | null }

export type OpenedConnection = { socket: net.Socket; address: string; timings: ConnectionTimings }

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
  /** Certificates to trust besides the system's. */
  ca?: string | Buffer
}

/** A later address gets its chance while there is time left. */
const perAddressMs = 1000

/**
 * Connects to one of the given addresses, in order, without asking any resolver. Fails with `connect`, `tls`,
 * `refused_address` or, when the signal says so, with the signal's reason.
 */
export async function openConnection(target: ConnectionTarget): Promise<OpenedConnection> {
  const begun = performance.now()
  const { socket, address } = await connectOne(target, begun)
  const connectMs = performance.now() - begun
  const verdict = target.judge(socket.remoteAddress ?? '')
  if (!verdict.allowed) {
    socket.destroy()
    throw new OutgoingFailure('refused_address', verdict.detail, verdict.reason)
  }
  if (!target.secure) return { socket, address, timings: { connectMs, tlsMs: null } }
  const securing = performance.now()
  const secured = await secure(socket, target, target.timeoutMs - connectMs)
  return { socket: secured, address, timings: { connectMs, tlsMs: performance.now() - securing } }
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

async function secure(socket: net.Socket, target: ConnectionTarget, leftMs: number): Promise<net.Socket> {
  const secured = tls.connect({
    socket,
    host: target.host,
    // An address is no server name (RFC 6066); the certificate is still checked against it.
    servername: net.isIP(target.host) ? '' : target.host,
    ALPNProtocols: ['http/1.1'],
    ...(target.ca ? { ca: [...tls.rootCertificates, target.ca] } : {}),
  })
  try {
    await settled(secured, 'secureConnect', target.signal, Math.max(1, leftMs))
    return secured
  } catch (error) {
    socket.destroy()
    if (target.signal.aborted) throw target.signal.reason
    throw new OutgoingFailure('tls', codeOf(error))
  }
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
