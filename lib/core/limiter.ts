/** How often something may happen: `burst` at once, then one every `everyMs`. */
export interface Limit {
  burst: number
  everyMs: number
}

/** What is counted for one key: how much of the burst is used, as of a moment (milliseconds). */
interface Bucket {
  used: number
  at: number
}

export interface Limiter {
  /** Counts one; answers 0 when it may happen, or the seconds to wait. */
  take: (key: string, now: number) => number
  /** The same answer without counting. */
  ask: (key: string, now: number) => number
  size: () => number
}

/** Keys remembered at most: beyond it the oldest are forgotten, so that strangers cannot fill the memory. */
const mostKeys = 10_000

/** A counter per key, in this process. */
export function makeLimiter({ burst, everyMs }: Limit): Limiter {
  const buckets = new Map<string, Bucket>()
  const usedBy = (key: string, now: number) => {
    const known = buckets.get(key)
    return known ? Math.max(0, known.used - (now - known.at) / everyMs) : 0
  }
  const ask = (key: string, now: number) => {
    const used = usedBy(key, now)
    return used + 1 > burst ? Math.max(1, Math.ceil(((used + 1 - burst) * everyMs) / 1000)) : 0
  }
  return {
    ask,
    size: () => buckets.size,
    take: (key, now) => {
      const seconds = ask(key, now)
      if (seconds > 0) return seconds
      const used = usedBy(key, now) + 1
      buckets.delete(key)
      buckets.set(key, { used, at: now })
      if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value!)
      return 0
    },
  }
}
