import http2 from 'node:http2'
import { codingsOf, type Connection, type ConnectionRequest, type End, hasHeader, type HeaderList, untilEnd } from './connection'
import type { OpenedConnection } from './open-connection'
import { codeOf, OutgoingFailure } from './outgoing-error'
import { type BodyReader, readBody } from './read-body'
import { tlsFailure } from './tls-flaw'

/** Headers of a connection mean nothing on HTTP/2 (RFC 9113, 8.2.2); what is pasted from HTTP/1.1 often has them. */
const ofConnection = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade', 'http2-settings', 'host'])
const withContent = new Set(['POST', 'PUT', 'PATCH'])

/** Speaks HTTP/2 over a connection that is open already. No pushes, no more than one stream at a time. */
export function http2Connection(opened: OpenedConnection, url: URL): Connection {
  const { socket } = opened
  let broken: unknown = null
  let answered = false
  const session = http2.connect(url.origin, { createConnection: () => socket, settings: { enablePush: false } })
  session.on('error', (error) => (broken ??= error))
  const close = () => {
    session.destroy()
    socket.destroy()
  }
  return {
    protocol: '2',
    address: opened.address,
    remoteAddress: opened.remoteAddress,
    certificate: opened.certificate,
    answered: () => answered,
    usable: () => !session.closed && !session.destroyed && !socket.destroyed,
    close,
    ask: (request) => {
      answered = false
      const heard = () => {
        answered = true
      }
      const ask = (end: End) => {
        try {
          talk(session, request, end, heard)
        } catch (error) {
          end(new OutgoingFailure(session.destroyed ? 'reset' : 'bad_request', codeOf(error)))
        }
      }
      session.ref()
      return untilEnd(request.signal, close, ask, (error) => asFailure(broken ?? error)).finally(() => {
        if (!session.destroyed) session.unref()
      })
    },
  }
}

function talk(session: http2.ClientHttp2Session, request: ConnectionRequest, end: End, heard: () => void): void {
  const sent = performance.now()
  const stream = session.request(headersOf(request), { endStream: request.body === null })
  let status = 0
  let headers: HeaderList = []
  let firstByteMs = 0
  let received = 0
  let body: BodyReader | null = null
  let problem: unknown = null
  let whole = false
  stream.on('headers', heard)
  stream.on('response', (_headers, _flags, raw: string[]) => {
    heard()
    firstByteMs = performance.now() - sent
    headers = pairs(raw)
    status = Number(raw[raw.indexOf(':status') + 1])
    body = readBody(
      codingsOf(headers),
      request.maxBytes,
      stream,
      (bytes) => end(null, { status, headers, body: bytes, firstByteMs }),
      (error) => {
        end(error)
        stream.close(http2.constants.NGHTTP2_CANCEL)
      },
    )
  })
  stream.on('data', (part: Buffer) => {
    received += part.length
    body?.write(part)
  })
  // Node ends a stream alike whether the server has ended it or reset it without an error, in the middle. Only in the second case it is closed first.
  const push = stream.push.bind(stream)
  stream.push = (part: unknown, encoding?: BufferEncoding) => {
    if (part === null && !stream.closed) whole = true
    return push(part, encoding)
  }
  stream.on('error', (error) => (problem ??= error))
  stream.on('close', () => {
    // Cut by the server, or with its connection: what has come is half of an answer.
    const cut =
      !whole || stream.rstCode !== http2.constants.NGHTTP2_NO_ERROR || problem !== null || isShort(request, status, headers, received)
    if (body && !cut) return body.end()
    body?.drop()
    end(problem ?? Object.assign(new Error('cut'), { code: `ERR_HTTP2_STREAM_${stream.rstCode ?? 0}` }))
  })
  if (request.body !== null) stream.end(Buffer.from(request.body))
}

/** Whether less came than was said. */
function isShort({ method }: ConnectionRequest, status: number, headers: HeaderList, received: number): boolean {
  if (method === 'HEAD' || status === 204 || status === 304) return false
  const said = headers.find(([name]) => name === 'content-length')?.[1]
  return said !== undefined && Number(said) !== received
}

function headersOf({ method, url, headers, body }: ConnectionRequest): string[] {
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? url.host
  const flat = [':method', method, ':scheme', url.protocol.slice(0, -1), ':authority', host, ':path', `${url.pathname}${url.search}`]
  for (const [name, value] of headers) {
    const lower = name.toLowerCase()
    if (!ofConnection.has(lower) && !(lower === 'te' && value !== 'trailers')) flat.push(lower, value)
  }
  if (!hasHeader(headers, 'content-length')) {
    if (body !== null) flat.push('content-length', String(Buffer.byteLength(body)))
    else if (withContent.has(method)) flat.push('content-length', '0')
  }
  return flat
}

function pairs(raw: readonly string[]): HeaderList {
  const list: HeaderList = []
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? ''
    if (!name.startsWith(':')) list.push([name, raw[index + 1] ?? ''])
  }
  return list
}

/** What an error of the session or stream means; what is one of ours already stays as it is. */
function asFailure(error: unknown): unknown {
  if (error instanceof OutgoingFailure || !(error instanceof Error)) return error
  const code = codeOf(error)
  if (code.startsWith('ERR_SSL_')) return tlsFailure(error)
  // nghttp2 could not read what came: it is no HTTP/2.
  if (code === 'ERR_HTTP2_ERROR' || code === 'ERR_HTTP2_SESSION_ERROR') return new OutgoingFailure('bad_response', code)
  return new OutgoingFailure('reset', code)
}
