import type { Limit } from '@/lib/core/limiter'

/** A feed is asked for by one calendar every few minutes at most; who asks for links that do not exist is trying them out. */
export const readLimit: Limit = { burst: 30, everyMs: 10_000 }
export const missLimit: Limit = { burst: 20, everyMs: 30_000 }
