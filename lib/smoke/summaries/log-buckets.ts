/** Counts of durations by bucket index. An index that is not there counts nothing. */
export type Buckets = Readonly<Record<string, number>>

/** The most that a percentile read from buckets may be off, as a part of the true value. */
export const relativeError = 0.01
/** The width of a bucket: its upper bound over its lower one. Follows from the error: the middle is off by at most it at both ends. */
export const gamma = (1 + relativeError) / (1 - relativeError)
/** Shorter times count as this one, in milliseconds. */
export const leastMs = 0.01

/**
 * The bucket of a duration in milliseconds: bucket i holds what is above gamma^(i-1) and up to gamma^i, as in DDSketch (Masson, Rim, Lee: "DDSketch",
 * VLDB 2019). `run-count-queries.ts` says the same in SQL.
 */
export function bucketOf(ms: number): number {
  return Math.ceil(Math.log(Math.max(ms, leastMs)) / Math.log(gamma))
}

/** The duration a bucket stands for, in milliseconds: the value whose distance to both of its ends is the same part of them. */
export function durationOf(index: number): number {
  return (2 * gamma ** index) / (gamma + 1)
}

/** All counts together. The order and the grouping do not matter: merged buckets are those of all durations at once. */
export function mergeBuckets(parts: Iterable<Buckets>): Record<string, number> {
  const merged: Record<string, number> = {}
  for (const part of parts) for (const [index, count] of Object.entries(part)) merged[index] = (merged[index] ?? 0) + count
  return merged
}

/** How many durations were counted. */
export function countIn(buckets: Buckets): number {
  return Object.values(buckets).reduce((sum, count) => sum + count, 0)
}

/**
 * The duration that so many of a hundred do not exceed (nearest rank), in milliseconds, off by at most `relativeError`. Null when nothing was
 * counted: no data is not zero.
 */
export function percentile(buckets: Buckets, percent: number): number | null {
  const total = countIn(buckets)
  if (total === 0) return null
  const rank = Math.max(1, Math.ceil((percent / 100) * total))
  const indexes = Object.keys(buckets)
    .map(Number)
    .sort((a, b) => a - b)
  let met = 0
  for (const index of indexes) {
    met += buckets[index] ?? 0
    if (met >= rank) return durationOf(index)
  }
  return null
}
