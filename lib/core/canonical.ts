import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** Plain JSON of a value: dates as ISO strings, bigints as strings, undefined left out. */
export function plain(value: unknown): unknown {
  return JSON.parse(written(value))
}

/** A value as JSON, its keys in the order they stand in. Null for undefined. */
function written(value: unknown): string {
  if (value === undefined) return 'null'
  try {
    return JSON.stringify(value)
  } catch {
    // A bigint, most likely. Asking at every value whether it is one takes four times as long.
    return JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? inner.toString() : inner))
  }
}

/** Canonical JSON (RFC 8785): one text for one value, whatever the order of its keys. */
export function canonicalJson(value: unknown): string {
  return canonicalize(plain(value)) as string
}

/** Digests of large values by the sha256 of how they were written, the one used longest ago first. */
const known = new Map<string, string>()
const mostKnown = 500
const large = 4000

/**
 * sha256 over canonical JSON, as 64 hexadecimal digits. What is written as before has the digest it had: a plan of thousands of items is
 * digested at every look at it.
 */
export function digestOf(value: unknown): string {
  const json = written(value)
  if (json.length < large) return sha256(canonicalize(JSON.parse(json)) as string)
  const key = sha256(json)
  const digest = known.get(key) ?? sha256(canonicalize(JSON.parse(json)) as string)
  known.delete(key)
  known.set(key, digest)
  if (known.size > mostKnown) known.delete(known.keys().next().value!)
  return digest
}

/** sha256 of a text or bytes, as 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
