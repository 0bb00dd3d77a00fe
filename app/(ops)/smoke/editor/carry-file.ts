import type { CarriedFile } from './request-state'

/** Bytes of a file that a suite can carry, at most. */
export const mostBytes = 100_000

/** A file as a suite carries it: as text where its bytes are UTF-8 text, else as base64. */
export function carryFile(name: string, type: string, bytes: Uint8Array): CarriedFile {
  const about = { name, type: type || 'application/octet-stream' }
  const text = asText(bytes)
  return text === null ? { ...about, base64: base64Of(bytes) } : { ...about, text }
}

function asText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\u0000') ? null : text
  } catch {
    return null
  }
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Bytes of a carried file. */
export function sizeOf(file: CarriedFile): number {
  if (file.base64 !== undefined) return (file.base64.length / 4) * 3 - (/=*$/.exec(file.base64)?.[0].length ?? 0)
  return new TextEncoder().encode(file.text ?? '').length
}
