import type { HttpProtocol } from './open-connection'
import type { ServerCertificate } from './server-certificate'

export type HeaderList = [name: string, value: string][]

export type ConnectionRequest = {
  method: string
  url: URL
  headers: HeaderList
  body: string | Uint8Array | null
  signal: AbortSignal
  maxBytes: number
  /** Whether the connection may be used again. */
  keep: boolean
}

export type ConnectionAnswer = {
  status: number
  headers: HeaderList
  body: Uint8Array
  /** Milliseconds from sending to the head of the answer. */
  firstByteMs: number
}

/** An open connection to an address that was judged. It carries one request at a time and can reach nothing else. */
export type Connection = {
  protocol: HttpProtocol
  address: string
  remoteAddress: string
  certificate: ServerCertificate | null
  /** Sends and reads one answer. Fails with an `OutgoingFailure` or the signal's reason. */
  ask: (request: ConnectionRequest) => Promise<ConnectionAnswer>
  /** Whether anything has come back to the last request. */
  answered: () => boolean
  /** Whether it can carry another request. */
  usable: () => boolean
  close: () => void
}

/** Says how a request ended: with an answer, or with an error. */
export type End = (error: unknown, answer?: ConnectionAnswer) => void

/** Waits for the end of one request. The signal ends it at once, with its reason, and closes the connection. */
export function untilEnd(signal: AbortSignal, close: () => void, talk: (end: End) => void, asFailure: (error: unknown) => unknown) {
  return new Promise<ConnectionAnswer>((resolve, reject) => {
    const aborted = () => {
      end(signal.reason)
      close()
    }
    const end: End = (error, answer) => {
      signal.removeEventListener('abort', aborted)
      if (answer) resolve(answer)
      else reject(asFailure(error))
    }
    if (signal.aborted) return aborted()
    signal.addEventListener('abort', aborted, { once: true })
    talk(end)
  })
}

/** A header of the request itself; without it one that the protocol gives. */
export const hasHeader = (headers: HeaderList, name: string) => headers.some(([own]) => own.toLowerCase() === name)

/** Every content coding named, in the order of the header lines. */
export function codingsOf(headers: HeaderList): string {
  let all = ''
  for (const [name, value] of headers) {
    if (name.length === 16 && name.toLowerCase() === 'content-encoding') all = all ? `${all},${value}` : value
  }
  return all
}
