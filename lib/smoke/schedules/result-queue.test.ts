import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { againMs, batch, createResultQueue, mostTurns, patienceMs } from './result-queue'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A queue whose keeping takes so many milliseconds, or fails as long as `broken` is set. */
function queueThat(keepMs: number) {
  const kept: number[][] = []
  const dropped: number[][] = []
  const state = { broken: false }
  const queue = createResultQueue<number>({
    keep: async (results) => {
      await new Promise((resolve) => setTimeout(resolve, keepMs))
      if (state.broken) throw new Error('no database')
      kept.push(results)
    },
    drop: (results) => void dropped.push(results),
  })
  return { queue, kept, dropped, state }
}

describe('results', () => {
  test('that come one after another are kept together, though keeping takes time', async () => {
    const { queue, kept } = queueThat(20)
    for (let n = 0; n < 1000; n++) {
      queue.add(n)
      await vi.advanceTimersByTimeAsync(5)
    }
    await vi.advanceTimersByTimeAsync(patienceMs + 20)
    expect(kept.flat()).toEqual(Array.from({ length: 1000 }, (_, n) => n))
    expect(kept.length).toBeLessThanOrEqual(1000 / batch + 1)
  })

  test('do not wait when there are enough, and are never too many together', async () => {
    const { queue, kept } = queueThat(1)
    for (let n = 0; n < batch * 2 + 50; n++) queue.add(n)
    await vi.advanceTimersByTimeAsync(2)
    expect(kept[0]).toHaveLength(batch)
    await vi.advanceTimersByTimeAsync(2 * patienceMs)
    expect(kept.map((results) => results.length)).toEqual([batch, batch, 50])
  })

  test('are tried again in their order when they cannot be kept', async () => {
    const { queue, kept, state } = queueThat(1)
    state.broken = true
    queue.add(1)
    await vi.advanceTimersByTimeAsync(patienceMs + 1)
    queue.add(2)
    state.broken = false
    await vi.advanceTimersByTimeAsync(againMs + 1)
    expect(kept).toEqual([[1, 2]])
  })

  test('are given up after too many turns', async () => {
    const { queue, dropped, state } = queueThat(1)
    state.broken = true
    queue.add(1)
    await vi.advanceTimersByTimeAsync(patienceMs + (mostTurns + 1) * (againMs + 2))
    expect(dropped).toEqual([[1]])
  })

  test('are all kept by a flush, also those that came while others were kept', async () => {
    vi.useRealTimers()
    const { queue, kept } = queueThat(5)
    queue.add(1)
    const first = queue.flush()
    await wait(1)
    queue.add(2)
    await Promise.all([first, queue.flush()])
    expect(kept.flat()).toEqual([1, 2])
  })
})
