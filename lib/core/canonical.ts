import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** Plain JSON of a value: dates as ISO strings, bigints as strings, undefined left out. */
export function plain(value: unknown): unknown {
  if (value === undefined) return null
  return JSON.parse(JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? inner.toString() : inner)))
}

/** Canonical JSON (RFC 8785): one text for one value, whatever the order of its keys. */
export function canonicalJson(value: unknown): string {
  return canonicalize(plain(value)) as string
}

/** sha256 over canonical JSON, as 64 hexadecimal digits. */
export function digestOf(value: unknown): string {
  return sha256(canonicalJson(value))
}

/** sha256 of a text or bytes, as 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
