import { type Readable, PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import { codeOf, OutgoingFailure } from './outgoing-error'

/** Codings asked for, and the only ones undone. */
export const acceptedCodings = 'gzip, deflate, br, zstd'

/** A frame may not make us hold more than 8 MB of history (RFC 8878, 3.1.1.1.2). */
const zstdWindowLog = 23

/**
 * Reads a body whole, undoing its content codings as it comes, and stops at `maxBytes` of decoded bytes: what a
 * small body swells to is never held. Fails with `too_large` or `bad_response`.
 */
export async function readBody(source: Readable, codings: string, maxBytes: number): Promise<Uint8Array> {
  const decoders = decodersOf(codings)
  const decoded = new PassThrough()
  const parts: Buffer[] = []
  let size = 0
  decoded.on('data', (part: Buffer) => {
    size += part.length
    if (size > maxBytes) decoded.destroy(new OutgoingFailure('too_large', `${maxBytes}`))
    else parts.push(part)
  })
  let seen = false
  try {
    // An empty body has nothing to undo: HEAD and 304 name a coding and send none.
    const first = await firstPart(source)
    if (first === null) return new Uint8Array()
    seen = true
    source.unshift(first)
    await pipeline([source, ...decoders, decoded])
  } catch (error) {
    if (error instanceof OutgoingFailure) throw error
    if (seen && codeOf(error).startsWith('Z_')) throw new OutgoingFailure('bad_response', codeOf(error))
    if (seen && /^(ERR_(BROTLI|_BROTLI|BROTLI_)|ERR__ERROR|ZSTD_|ERR_BUFFER)/.test(codeOf(error))) {
      throw new OutgoingFailure('bad_response', codeOf(error))
    }
    throw error
  }
  return Buffer.concat(parts)
}

function firstPart(source: Readable): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const off = () => source.off('readable', look).off('end', end).off('error', fail).off('close', end)
    const look = () => {
      const part = source.read() as Buffer | null
      if (part !== null) {
        off()
        resolve(part)
      }
    }
    const end = () => {
      off()
      resolve(null)
    }
    const fail = (error: unknown) => {
      off()
      reject(error)
    }
    source.on('readable', look).once('end', end).once('error', fail).once('close', end)
    look()
  })
}

function decodersOf(codings: string): NodeJS.ReadWriteStream[] {
  const names = codings
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
  if (names.length > 3) throw new OutgoingFailure('bad_response', 'content-encoding')
  // Applied in the order written, so undone from the last.
  return names.reverse().map((name) => {
    if (name === 'gzip' || name === 'x-gzip') return zlib.createGunzip()
    if (name === 'deflate') return zlib.createInflate()
    if (name === 'br') return zlib.createBrotliDecompress()
    if (name === 'zstd') return zlib.createZstdDecompress({ params: { [zlib.constants.ZSTD_d_windowLogMax]: zstdWindowLog } })
    throw new OutgoingFailure('bad_response', `content-encoding ${name.slice(0, 20)}`)
  })
}
