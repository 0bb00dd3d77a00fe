import { createHmac, timingSafeEqual } from 'node:crypto'

/** Why a cursor is refused. All of them are answered 400 `invalid_cursor`. */
export type CursorFlaw = 'malformed' | 'tampered' | 'expired' | 'wrong_collection'

export type CursorReading = { ok: true; after: number } | { ok: false; flaw: CursorFlaw }

interface CursorParts {
  /** The collection it walks: a cursor for listings does not page bookings. */
  collection: string
  /** The number of the last row that was handed out. */
  after: number
  /** When it stops being accepted, in ms since 1970. */
  expires: number
}

function sign(payload: string, secret: Buffer): Buffer {
  return createHmac('sha256', secret).update('cursor-v1\n').update(payload).digest()
}

/** Makes a cursor: position and end of life in the open (nothing sensitive), signed with HMAC-SHA256. */
export function encodeCursor(parts: CursorParts, secret: Buffer): string {
  const payload = Buffer.from(JSON.stringify([parts.collection, parts.after, parts.expires])).toString('base64url')
  return `${payload}.${sign(payload, secret).toString('base64url')}`
}

/** Reads a cursor back; the signature is checked before anything in it is believed. */
export function decodeCursor(text: string, collection: string, secret: Buffer, nowMs: number): CursorReading {
  const [payload, signature, ...rest] = text.split('.')
  if (!payload || !signature || rest.length > 0) return { ok: false, flaw: 'malformed' }
  const given = Buffer.from(signature, 'base64url')
  const wanted = sign(payload, secret)
  // Comparing the text too refuses other spellings of the same bytes.
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted) || signature !== wanted.toString('base64url')) {
    return { ok: false, flaw: 'tampered' }
  }
  const [kind, after, expires] = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as [string, number, number]
  if (kind !== collection) return { ok: false, flaw: 'wrong_collection' }
  if (nowMs >= expires) return { ok: false, flaw: 'expired' }
  return { ok: true, after }
}
