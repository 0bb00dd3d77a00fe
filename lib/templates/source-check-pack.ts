import zlib from 'node:zlib'
import { LARGEST_UNPACKED, SourceFailure } from './source-failure'

/**
 * Unpacks the objects of an upload-pack answer one by one within a bound and throws the content away, so that whoever unpacks it after us
 * cannot be made to hold more: neither by an object that swells nor by a delta that says it makes a large one. An answer without a pack
 * passes.
 */
export function checkPack(answer: Uint8Array): void {
  const pack = packOf(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
  if (pack === null) return
  if (pack.length < 12 || pack.toString('latin1', 0, 4) !== 'PACK') throw new SourceFailure('no_repository')
  const count = pack.readUInt32BE(8)
  let at = 12
  let total = 0
  const take = (size: number) => {
    total += size
    if (total > LARGEST_UNPACKED) throw new SourceFailure('too_large', { max: LARGEST_UNPACKED })
  }
  for (let index = 0; index < count; index++) {
    const header = objectHeader(pack, at)
    take(header.size)
    const { content, used } = inflate(pack.subarray(header.next), header.size)
    if (header.delta) take(resultSize(content))
    at = header.next + used
  }
}

/** The pack in an answer: what the packet lines of the first side band carry, or what follows the last line. */
function packOf(answer: Buffer): Buffer | null {
  const parts: Buffer[] = []
  let at = 0
  while (at + 4 <= answer.length) {
    const head = answer.toString('latin1', at, at + 4)
    if (head === 'PACK') return answer.subarray(at)
    const length = /^[0-9a-f]{4}$/i.test(head) ? Number.parseInt(head, 16) : -1
    if (length < 0 || (length > 0 && length < 4) || at + length > answer.length) throw new SourceFailure('no_repository')
    const line = answer.subarray(at + 4, at + Math.max(length, 4))
    if (line[0] === 1) parts.push(line.subarray(1))
    at += Math.max(length, 4)
  }
  return parts.length === 0 ? null : Buffer.concat(parts)
}

/** Type and size of the object at `at` (gitformat-pack): three bits of type, a size in sevens, and what a delta stands on. */
function objectHeader(pack: Buffer, at: number): { size: number; delta: boolean; next: number } {
  const broken = () => new SourceFailure('no_repository')
  let next = at
  let byte = pack[next++]
  if (byte === undefined) throw broken()
  const type = (byte >> 4) & 7
  let size = byte & 15
  for (let factor = 16; byte & 128; factor *= 128) {
    byte = pack[next++]
    if (byte === undefined || factor > 2 ** 45) throw broken()
    size += (byte & 127) * factor
  }
  if (type === 6) {
    do byte = pack[next++]
    while (byte !== undefined && byte & 128)
    if (byte === undefined) throw broken()
  } else if (type === 7) next += 20
  return { size, delta: type === 6 || type === 7, next }
}

function inflate(input: Buffer, size: number): { content: Buffer; used: number } {
  if (size > LARGEST_UNPACKED) throw new SourceFailure('too_large', { max: LARGEST_UNPACKED })
  try {
    const result = zlib.inflateSync(input, { maxOutputLength: Math.max(size, 1), info: true } as zlib.ZlibOptions) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    if (result.buffer.length !== size) throw new SourceFailure('no_repository')
    return { content: result.buffer, used: result.engine.bytesWritten }
  } catch (error) {
    if (error instanceof SourceFailure) throw error
    throw new SourceFailure('no_repository')
  }
}

/** The size of what a delta makes: the second number at its beginning. */
function resultSize(delta: Buffer): number {
  let at = 0
  const read = () => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = delta[at++]
      if (byte === undefined || factor > 2 ** 45) throw new SourceFailure('no_repository')
      value += (byte & 127) * factor
      if (!(byte & 128)) return value
    }
  }
  read()
  return read()
}
