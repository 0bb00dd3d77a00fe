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
  return text.isWellFormed() && !text.includes('\u0000') ? text : text.replaceAll('\u0000', '\ufffd').toWellFormed()
}

/** The same for every text inside a value; one that can be kept as it is is handed back. */
export function keepableDeep<T>(value: T): T {
  return (isKeepable(value) ? value : mended(value)) as T
}

function isKeepable(part: unknown): boolean {
  if (typeof part === 'string') return part.isWellFormed() && !part.includes('\u0000')
  if (!part || typeof part !== 'object' || part instanceof Date) return true
  if (Array.isArray(part)) return part.every(isKeepable)
  for (const key in part) if (!isKeepable(key) || !isKeepable((part as Record<string, unknown>)[key])) return false
  return true
}

function mended(part: unknown): unknown {
  if (typeof part === 'string') return keepable(part)
  if (Array.isArray(part)) return part.map(mended)
  if (part instanceof Date || !part || typeof part !== 'object') return part
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [keepable(key), mended(inner)]))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A body as text; null when it is none: bytes that are not UTF-8, or that hold control characters. */
export function textOf(body: Uint8Array): string | null {
  if (body.length === 0) return null
  try {
    const text = utf8.decode(body)
    return /[\u0000-\u0008\u000e-\u001a]/.test(text) ? null : text
  } catch {
    return null
  }
}
