import { Client, type Dispatcher, errors } from 'undici'
import { codingsOf, type Connection, type ConnectionRequest, type End, hasHeader, type HeaderList, untilEnd } from './connection'
import type { OpenedConnection } from './open-connection'
import { codeOf, OutgoingFailure } from './outgoing-error'
import { type BodyReader, readBody } from './read-body'
import { tlsFailure } from './tls-flaw'

/** Speaks HTTP/1.1 over a connection that is open already. `idleMs`: how long it is kept between requests at most. */
export function http1Connection(opened: OpenedConnection, idleMs: number): Connection {
  const { socket } = opened
  let handed = false
  let answered = false
  // The host is said with each request; the client gets the one socket and asks for no other.
  const client = new Client('http://connection.invalid', {
    connect: (_options, callback) => {
      if (handed || socket.destroyed) return callback(Object.assign(new Error('closed'), { code: 'ECONNRESET' }), null)
      handed = true
      // The client is still in the middle of asking: handed over in the same tick, it would never look again.
      queueMicrotask(() => callback(null, socket))
    },
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: idleMs,
    allowH2: false,
  })
  const close = () => {
    socket.destroy()
    client.destroy().catch(() => {})
  }
  return {
    protocol: '1.1',
    address: opened.address,
    remoteAddress: opened.remoteAddress,
    certificate: opened.certificate,
    answered: () => answered,
    usable: () => !socket.destroyed && socket.writable && !client.destroyed,
    close,
    ask: (request) => {
      answered = false
      const heard = () => {
        answered = true
      }
      const talk = (end: End) => {
        try {
          client.dispatch(dispatched(request), handlerOf(request, end, heard))
        } catch (error) {
          end(error)
        }
      }
      return untilEnd(request.signal, close, talk, asFailure)
    },
  }
}

function dispatched({ method, url, headers, body, keep }: ConnectionRequest): Dispatcher.DispatchOptions {
  const flat: string[] = hasHeader(headers, 'host') ? [] : ['host', url.host]
  for (const [name, value] of headers) flat.push(name, value)
  return { method: method as 'GET', path: `${url.pathname}${url.search}`, headers: flat, body, reset: !keep }
}

function handlerOf(request: ConnectionRequest, end: End, heard: () => void): Dispatcher.DispatchHandler {
  const sent = performance.now()
  let status = 0
  let headers: HeaderList = []
  let firstByteMs = 0
  let body: BodyReader | null = null
  return {
    onRequestStart: () => {},
    onResponseStarted: heard,
    onResponseStart: (controller, code) => {
      heard()
      // An interim answer; the one that counts follows.
      if (code < 200) return
      firstByteMs = performance.now() - sent
      status = code
      headers = pairs(controller.rawHeaders as Buffer[])
      body = readBody(
        codingsOf(headers),
        request.maxBytes,
        controller,
        (bytes) => end(null, { status, headers, body: bytes, firstByteMs }),
        (error) => {
          end(error)
          controller.abort(error)
        },
      )
    },
    onResponseData: (_controller, part) => body?.write(part),
    onResponseEnd: () => body?.end(),
    onResponseError: (_controller, error) => {
      body?.drop()
      end(error)
    },
  }
}

function pairs(raw: readonly (Buffer | string)[]): HeaderList {
  const list: HeaderList = []
  for (let index = 0; index + 1 < raw.length; index += 2) list.push([String(raw[index]), String(raw[index + 1])])
  return list
}

/** What an error of the client means; what is one of ours already stays as it is. */
function asFailure(error: unknown): unknown {
  if (error instanceof OutgoingFailure || !(error instanceof Error)) return error
  const code = codeOf(error)
  if (
    error instanceof errors.InvalidArgumentError ||
    error instanceof errors.NotSupportedError ||
    error instanceof errors.RequestContentLengthMismatchError
  )
    return new OutgoingFailure('bad_request', code)
  if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError || code.startsWith('HPE_')) {
    return new OutgoingFailure('bad_response', code)
  }
  // The server may refuse the client's certificate only after the handshake.
  return code.startsWith('ERR_SSL_') ? tlsFailure(error) : new OutgoingFailure('reset', code)
}
