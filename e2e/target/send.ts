import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { FaultPlan } from './faults'
import { type Reply, json } from './reply'

const chunk = Buffer.alloc(64 * 1024, 'a')
const zeros = Buffer.alloc(1024 * 1024)

function sendReply(response: ServerResponse, reply: Reply): void {
  // 204 and 304 have no body by definition. For HEAD, Node leaves it out by itself.
  const body = reply.status === 204 || reply.status === 304 ? '' : reply.body
  response.writeHead(reply.status, { 'content-length': String(Buffer.byteLength(body)), ...reply.headers })
  response.end(body)
}

/** Ends the connection with RST, which the caller sees as a reset and not as an orderly end. */
function reset(request: IncomingMessage): void {
  request.socket.resetAndDestroy()
}

function sendStream(response: ServerResponse, source: Readable, packed: boolean): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...(packed ? { 'content-encoding': 'gzip' } : {}) })
  // The caller hangs up in the middle; that is what these faults are for, so the error is not one.
  const ended = (): void => undefined
  if (packed) pipeline(source, createGzip(), response, ended)
  else pipeline(source, response, ended)
}

function* repeat(block: Buffer, times: number): Generator<Buffer> {
  for (let sent = 0; sent < times; sent += 1) yield block
}

/** A JSON text with every list in it emptied; other texts stay. */
function withoutItems(body: string): string {
  try {
    return `${JSON.stringify(JSON.parse(body, (_key, value: unknown) => (Array.isArray(value) ? [] : value)))}\n`
  } catch {
    return body
  }
}

/**
 * Sends an answer, or what the fault makes of it. `reply` is what the system would say. Whether
 * the caller got the whole of it is known when the response closes, not here.
 */
export function send(request: IncomingMessage, response: ServerResponse, fault: FaultPlan['fault'], reply: Reply): void {
  switch (fault?.kind) {
    case undefined:
    case 'async_never_ends':
    case 'async_fails':
    case 'stale_manifest':
    case 'not_ready':
    case 'degraded':
      // Of the last five the reply is the system's own.
      sendReply(response, reply)
      return
    case 'status':
      sendReply(response, {
        ...json(fault.status, { error: { code: 'fault', message: `Fault: status ${fault.status}.` } }, fault.headers),
        ...(fault.body === undefined ? {} : { body: fault.body }),
      })
      return
    case 'timeout':
      return
    case 'drop':
      reset(request)
      return
    case 'half_body': {
      const body = Buffer.from(reply.body)
      response.writeHead(reply.status, { ...reply.headers, 'content-length': String(body.length) })
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy())
      return
    }
    case 'wrong_body':
      sendReply(response, { ...json(200, {}), body: fault.body ?? '{"message":"not the document you asked for"}\n' })
      return
    case 'endless_body':
      sendStream(response, Readable.from(repeat(chunk, Number.POSITIVE_INFINITY)), false)
      return
    case 'gzip_bomb':
      sendStream(response, Readable.from(repeat(zeros, fault.megabytes)), true)
      return
    case 'redirect':
      sendReply(response, { status: fault.status, headers: { location: fault.to === 'loop' ? (request.url ?? '/') : fault.to }, body: '' })
      return
    case 'wrong_type':
      sendReply(response, { ...reply, headers: { ...reply.headers, 'content-type': 'text/html; charset=utf-8' } })
      return
    case 'empty':
      sendReply(response, { status: 200, headers: {}, body: '' })
      return
    case 'empty_lists':
      sendReply(response, { ...reply, body: withoutItems(reply.body) })
      return
  }
}
