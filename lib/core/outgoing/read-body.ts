import type { Transform } from 'node:stream'
import zlib from 'node:zlib'
import { codeOf, OutgoingFailure } from './outgoing-error'

/** Codings asked for, and the only ones undone. */
export const acceptedCodings = 'gzip, deflate, br, zstd'

/** A frame may not make us hold more than 8 MB of history (RFC 8878, 3.1.1.1.2). */
const zstdWindowLog = 23

/** Where a body comes from: it is held back while a decoder is behind, so that nothing piles up. */
export type BodySource = { pause: () => void; resume: () => void }

export type BodyReader = {
  write: (part: Buffer) => void
  /** Nothing follows. */
  end: () => void
  /** Lets go of decoders when the rest will never come. */
  drop: () => void
}

/**
 * Reads a body whole, undoing its content codings as it comes, and stops at `maxBytes` of decoded bytes: what a small
 * body swells to is never held. Answers once by `done` or, with `too_large` or `bad_response`, by `failed`.
 */
export function readBody(
  codings: string,
  maxBytes: number,
  source: BodySource,
  done: (body: Uint8Array) => void,
  failed: (error: OutgoingFailure) => void,
): BodyReader {
  const parts: Buffer[] = []
  let size = 0
  let over = false
  let decoders: Transform[] = []
  const fail = (error: OutgoingFailure) => {
    if (over) return
    over = true
    drop()
    failed(error)
  }
  const drop = () => {
    over = true
    for (const decoder of decoders) decoder.destroy()
  }
  const take = (part: Buffer) => {
    if (over) return
    size += part.length
    if (size > maxBytes) fail(new OutgoingFailure('too_large', `${maxBytes}`))
    else parts.push(part)
  }
  const finish = () => {
    if (over) return
    over = true
    done(size === 0 ? new Uint8Array() : Buffer.concat(parts))
  }
  const names = codingsOf(codings)
  if (names.length === 0) return { write: take, end: finish, drop }
  // An empty body has nothing to undo: HEAD and 304 name a coding and send none. So decoders are made for the first byte.
  const begin = (): Transform | null => {
    try {
      decoders = names.map(decoderOf)
    } catch (error) {
      fail(error as OutgoingFailure)
      return null
    }
    for (const [index, decoder] of decoders.entries()) {
      decoder.on('error', (error) => fail(new OutgoingFailure('bad_response', codeOf(error))))
      const next = decoders[index + 1]
      if (next) decoder.pipe(next)
      else decoder.on('data', take).on('end', finish)
    }
    decoders[0]?.on('drain', source.resume)
    return decoders[0] ?? null
  }
  let first: Transform | null = null
  return {
    write: (part) => {
      if (over || part.length === 0) return
      first ??= begin()
      if (first && !first.write(part)) source.pause()
    },
    end: () => (first ? first.end() : finish()),
    drop,
  }
}

/** Applied in the order written, so undone from the last. */
function codingsOf(codings: string): string[] {
  if (codings === '') return []
  return codings
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse()
}

function decoderOf(name: string, _index: number, all: string[]): Transform {
  if (all.length > 3) throw new OutgoingFailure('bad_response', 'content-encoding')
  if (name === 'gzip' || name === 'x-gzip') return zlib.createGunzip()
  if (name === 'deflate') return zlib.createInflate()
  if (name === 'br') return zlib.createBrotliDecompress()
  if (name === 'zstd') return zlib.createZstdDecompress({ params: { [zlib.constants.ZSTD_d_windowLogMax]: zstdWindowLog } })
  throw new OutgoingFailure('bad_response', `content-encoding ${name.slice(0, 20)}`)
}
