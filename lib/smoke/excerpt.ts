import type { Masker } from '@/lib/core/outgoing/mask'

/** Characters of a body that are kept. */
export const excerptLength = 8000

/**
 * The start of a text with its secrets masked. Masked first and cut then, so that no secret is cut in half and kept;
 * characters PostgreSQL cannot keep are replaced.
 */
export function excerptOf(text: string, masker: Masker, length = excerptLength): { text: string; cut: boolean } {
  const near = text.length > length + masker.reach ? text.slice(0, length + masker.reach) : text
  const masked = masker.mask(near)
  return { text: keepable(masked.slice(0, length)), cut: masked.length > length || near.length < text.length }
}

/** A text as PostgreSQL can keep it: no NUL, no half of a surrogate pair. */
export function keepable(text: string): string {
  return text.replaceAll('\u0000', '\ufffd').toWellFormed()
}

/** The same for every text inside a value; one that can be kept as it is is handed back. */
export function keepableDeep<T>(value: T): T {
  // JSON writes both as escapes, and looks much faster than we could.
  if (!/\\u(?:0000|[dD][89a-fA-F])/.test(JSON.stringify(value))) return value
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return keepable(part)
    if (Array.isArray(part)) return part.map(walk)
    if (part instanceof Date || !part || typeof part !== 'object') return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [keepable(key), walk(inner)]))
  }
  return walk(value) as T
}

/** A body as text; null when it is none: bytes that are not UTF-8, or that hold control characters. */
export function textOf(body: Uint8Array): string | null {
  if (body.length === 0) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    return /[\u0000-\u0008\u000e-\u001a]/.test(text) ? null : text
  } catch {
    return null
  }
}
