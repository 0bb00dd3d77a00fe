import { describeError, log } from '@/lib/core/log'

/** Results wait this long for others to be kept with them, in milliseconds. */
export const patienceMs = 1000
/** They are kept at once when so many are there, and never more together: a larger batch makes what is due meanwhile late. */
export const batch = 100
/** After a failure it is tried again after so long; what cannot be kept for so many turns belongs to somebody else by then. */
export const againMs = 1000
export const mostTurns = 60

export type ResultQueueParts<R> = {
  keep: (results: R[]) => Promise<void>
  /** Called with what is given up. */
  drop: (results: R[]) => void
}

/** Collects results and keeps them in batches, one after another. */
export function createResultQueue<R>({ keep, drop }: ResultQueueParts<R>) {
  const waiting: R[] = []
  let timer: NodeJS.Timeout | null = null
  let keeping: Promise<void> | null = null
  let failures = 0

  /** Keeps what was there when it began. What comes meanwhile waits for company, or a busy engine would keep a handful again and again. */
  const keepAll = async (): Promise<void> => {
    for (let left = waiting.length; left > 0; ) {
      const results = waiting.splice(0, Math.min(left, batch))
      left -= results.length
      try {
        await keep(results)
        failures = 0
      } catch (error) {
        failures++
        log.warn({ results: results.length, error: describeError(error) }, 'results of scheduled checks could not be kept')
        if (failures > mostTurns) {
          failures = 0
          drop(results)
        } else waiting.unshift(...results)
        throw error
      }
    }
  }
  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer)
    timer = null
    keeping ??= keepAll().finally(() => {
      keeping = null
      if (waiting.length > 0) plan()
    })
    return keeping
  }
  const flushQuietly = () => void flush().catch(() => {})
  const plan = (): void => {
    if (failures > 0) timer ??= setTimeout(flushQuietly, againMs)
    else if (waiting.length < batch) timer ??= setTimeout(flushQuietly, patienceMs)
    else if (!keeping) flushQuietly()
  }
  return {
    add: (result: R): void => {
      waiting.push(result)
      plan()
    },
    /** Keeps all that is there now. */
    flush: async (): Promise<void> => {
      if (keeping) await keeping.catch(() => {})
      await flush()
    },
  }
}
