export type SpanPart = { unit: 'd' | 'h' | 'min' | 's' | 'ms'; n: number }

const sizes = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const

/**
 * A length of time in at most two neighbouring units, the way people say it: `6 d 23 h`, `25 h 12 min`, `1.4 s`, `231 ms`.
 * Takes milliseconds; the sign is dropped. Under ten seconds one decimal is kept; up to 48 hours stay in hours.
 */
export function spanParts(milliseconds: number): SpanPart[] {
  const ms = Math.abs(milliseconds)
  if (ms < 1000) return [{ unit: 'ms', n: Math.round(ms) }]
  if (ms < 10_000) return [{ unit: 's', n: Math.round(ms / 100) / 10 }]
  const rounded =
    ms < 60_000 ? Math.round(ms / 1000) * 1000 : ms < 3_600_000 ? Math.round(ms / 1000) * 1000 : Math.round(ms / 60_000) * 60_000
  const start = rounded >= 48 * 3_600_000 ? 0 : rounded >= 3_600_000 ? 1 : rounded >= 60_000 ? 2 : 3
  const [unit, size] = sizes[start] as (typeof sizes)[number]
  const first: SpanPart = { unit, n: Math.floor(rounded / size) }
  const next = sizes[start + 1]
  if (!next) return [first]
  const rest = Math.floor((rounded - first.n * size) / next[1])
  return rest > 0 ? [first, { unit: next[0], n: rest }] : [first]
}
