import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gather, gatherTouches, pause } from './gather-touches'

describe('gatherTouches', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const page = () => {
    const fetched: [number, string][] = []
    const busyUntil = { at: 0 }
    const start = Date.now()
    const { touch, stop } = gatherTouches({
      isBusy: () => Date.now() < busyUntil.at,
      refetch: (topic) => {
        if (Date.now() >= busyUntil.at) fetched.push([Date.now() - start, topic])
      },
    })
    return { touch, stop, fetched, busyFor: (ms: number) => (busyUntil.at = Date.now() + ms) }
  }

  it('answers touches that arrive together once', () => {
    const { touch, fetched } = page()
    touch('release:1')
    touch('release:1')
    touch('board')
    vi.advanceTimersByTime(2000)
    expect(fetched).toEqual([
      [gather, 'release:1'],
      [gather, 'board'],
    ])
  })

  it('fetches everything once when anything may have been missed', () => {
    const { touch, fetched } = page()
    touch('release:1')
    touch('*')
    vi.advanceTimersByTime(2000)
    expect(fetched).toEqual([[gather, '*']])
  })

  it('refetches at most every pause in a storm, and once after its last touch', () => {
    const { touch, fetched } = page()
    for (let at = 0; at < 2000; at += 20) {
      touch('board')
      vi.advanceTimersByTime(20)
    }
    vi.advanceTimersByTime(2000)
    expect(fetched.map(([at]) => at)).toEqual([gather, gather + pause, gather + 2 * pause, gather + 3 * pause, gather + 4 * pause])
  })

  it('lets a slow fetch end, then makes it again', () => {
    const { touch, fetched, busyFor } = page()
    busyFor(1300)
    touch('board')
    vi.advanceTimersByTime(1200)
    expect(fetched).toEqual([])
    vi.advanceTimersByTime(3000)
    expect(fetched).toHaveLength(1)
  })

  it('does nothing after it was stopped', () => {
    const { touch, stop, fetched } = page()
    touch('board')
    stop()
    vi.advanceTimersByTime(2000)
    expect(fetched).toEqual([])
  })
})
