/** A last question is asked so long before the window ends, at most, when the service wants to be left alone for longer. Milliseconds. */
const lastChanceMs = 1000

/**
 * Milliseconds to wait before the next question; null when none fits into what is left of the window. A `Retry-After` longer than the interval is
 * kept to; one beyond the window is cut so that a last question is asked shortly before its end.
 */
export function pauseBefore({
  leftMs,
  intervalMs,
  retryAfterMs,
}: {
  leftMs: number
  intervalMs: number
  retryAfterMs: number | null
}): number | null {
  const wanted = Math.max(intervalMs, retryAfterMs ?? 0)
  if (wanted < leftMs) return wanted
  const latest = leftMs - Math.min(lastChanceMs, leftMs / 2)
  return wanted > intervalMs && latest >= intervalMs ? latest : null
}

/** What `Retry-After` asks for, in milliseconds: whole seconds or a date (RFC 9110). Null when it is not there or says neither. */
export function retryAfterMs(headers: readonly (readonly [string, string])[], now: Date): number | null {
  const text = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1].trim()
  if (!text) return null
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime())
}
