/** What a page holds, as far as refetching goes. `*` stands for all of it. */
export type Held = {
  /** Whether anything under this topic is being fetched now. */
  isBusy: (topic: string) => boolean
  /** Fetches what is idle under this topic again. */
  refetch: (topic: string) => void
}

/** Touches that arrive together are answered by one refetch (ms), */
export const gather = 60
/** and in a storm of them pages refetch at most this often (ms). */
export const pause = 500

/**
 * Turns touches into refetches: few, and none lost. A fetch under way may have read before the touch, and cancelling it each time
 * would starve a slow page, so it ends first and is then made again.
 */
export function gatherTouches(held: Held): { touch: (topic: string) => void; stop: () => void } {
  const waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastFlush = Number.NEGATIVE_INFINITY
  const flush = () => {
    timer = undefined
    lastFlush = Date.now()
    const topics = waiting.has('*') ? ['*'] : [...waiting]
    waiting.clear()
    for (const topic of topics) {
      if (held.isBusy(topic)) touch(topic)
      held.refetch(topic)
    }
  }
  const touch = (topic: string) => {
    waiting.add(topic)
    timer ??= setTimeout(flush, Math.max(gather, lastFlush + pause - Date.now()))
  }
  return { touch, stop: () => clearTimeout(timer) }
}
