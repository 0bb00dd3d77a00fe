import type { SourceProblemCode } from './source-schema'

/** Carries the reason why a followed file could not be read to the place that notes it. Its words hold no secret. */
export class SourceFailure extends Error {
  constructor(
    readonly code: SourceProblemCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code)
    this.name = 'SourceFailure'
  }
}

/** A followed file is at most this many bytes. */
export const LARGEST_SOURCE = 1_048_576
/** What a repository may send for one look, in bytes, and what its objects may swell to. */
export const LARGEST_PACK = 20 * 1_048_576
export const LARGEST_UNPACKED = 80 * 1_048_576
/** How long one look at a repository may take. */
export const FETCH_WITHIN_MS = 30_000

/** The text of a file; a byte-order mark stays. Refuses what is no UTF-8 or holds NUL. */
export function sourceText(content: Uint8Array): string {
  if (content.byteLength > LARGEST_SOURCE) throw new SourceFailure('too_large', { max: LARGEST_SOURCE })
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
    if (!text.includes('\u0000')) return text
  } catch {
    // Said below.
  }
  throw new SourceFailure('not_text')
}
