/** Requests that one worker has under way to one host and port at most. */
export const perHost = 32

type Waiting = { enter: () => void; leave: () => void }
type Host = { busy: number /** Who waits, by suite, in the order in which suites take turns. */; queues: Map<string, Waiting[]> }

/** Takes a turn at a host; answers how to give it back. Rejects when the signal says so first. */
export type HostLimit = (host: string, suite: string, signal?: AbortSignal) => Promise<() => void>

/**
 * Bounds requests per target host. Who has to wait is let in suite by suite in turns, so that a suite with many requests does not hold up one
 * with few.
 */
export function createHostLimit(most: number = perHost): HostLimit {
  const hosts = new Map<string, Host>()
  const leaveOf = (name: string, host: Host) => {
    let left = false
    return () => {
      if (left) return
      left = true
      host.busy--
      const [turn] = host.queues
      if (turn) {
        const [suite, queue] = turn
        const first = queue.shift()
        // To the back of the row, or out of it.
        host.queues.delete(suite)
        if (queue.length > 0) host.queues.set(suite, queue)
        first?.enter()
      } else if (host.busy === 0) hosts.delete(name)
    }
  }
  return (name, suite, signal) => {
    const host = hosts.get(name) ?? { busy: 0, queues: new Map<string, Waiting[]>() }
    hosts.set(name, host)
    if (host.busy < most) {
      host.busy++
      return Promise.resolve(leaveOf(name, host))
    }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        enter: () => {
          signal?.removeEventListener('abort', waiting.leave)
          host.busy++
          resolve(leaveOf(name, host))
        },
        leave: () => {
          const queue = host.queues.get(suite)?.filter((one) => one !== waiting) ?? []
          if (queue.length > 0) host.queues.set(suite, queue)
          else host.queues.delete(suite)
          reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
        },
      }
      if (signal?.aborted) return waiting.leave()
      signal?.addEventListener('abort', waiting.leave, { once: true })
      const queue = host.queues.get(suite)
      if (queue) queue.push(waiting)
      else host.queues.set(suite, [waiting])
    })
  }
}
