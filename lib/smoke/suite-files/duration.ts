const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000 }

/** `500ms`, `10s`, `2m` in milliseconds; NaN for anything else. */
export function readDuration(text: string): number {
  const [, count, unit] = /^(\d{1,9}(?:\.\d{1,3})?)\s*(ms|s|m)$/.exec(text.trim()) ?? []
  return count === undefined ? Number.NaN : Math.round(Number(count) * units[unit!]!)
}

/** Milliseconds in the largest unit that says them exactly. */
export function printDuration(ms: number): string {
  if (ms % 60_000 === 0) return `${ms / 60_000}m`
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`
}
