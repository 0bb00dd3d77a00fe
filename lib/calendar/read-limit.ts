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

/** A feed is asked for by one calendar every few minutes at most; who asks for links that do not exist is trying them out. */
export const readLimit: Limit = { burst: 30, everyMs: 10_000 }
export const missLimit: Limit = { burst: 20, everyMs: 30_000 }

/** Keys remembered at most: beyond it the oldest are forgotten, so that strangers cannot fill the memory. */
const mostKeys = 10_000

/** A counter per key, in this process. `take` answers 0 when it may happen, or the seconds to wait. */
export function makeLimiter({ burst, everyMs }: Limit): { take: (key: string, now: number) => number; size: () => number } {
  const buckets = new Map<string, Bucket>()
  return {
    size: () => buckets.size,
    take: (key, now) => {
      const known = buckets.get(key)
      const used = known ? Math.max(0, known.used - (now - known.at) / everyMs) : 0
      if (used + 1 > burst) return Math.max(1, Math.ceil(((used + 1 - burst) * everyMs) / 1000))
      buckets.delete(key)
      buckets.set(key, { used: used + 1, at: now })
      if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value!)
      return 0
    },
  }
}
