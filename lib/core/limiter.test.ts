import { describe, expect, it } from 'vitest'
import { makeLimiter } from './limiter'

describe('how often something may happen', () => {
  it('allows a burst, then one at a time, and says how long to wait', () => {
    const limiter = makeLimiter({ burst: 3, everyMs: 10_000 })
    expect([0, 1, 2].map((at) => limiter.take('a', at))).toEqual([0, 0, 0])
    expect(limiter.take('a', 3)).toBe(10)
    expect(limiter.take('a', 9_000)).toBe(2)
    expect(limiter.take('a', 10_100)).toBe(0)
    expect(limiter.take('a', 10_200)).toBe(10)
  })

  it('answers without counting, too', () => {
    const limiter = makeLimiter({ burst: 1, everyMs: 10_000 })
    expect([limiter.ask('a', 0), limiter.ask('a', 0), limiter.take('a', 0), limiter.ask('a', 0)]).toEqual([0, 0, 0, 10])
    expect(limiter.ask('a', 10_000)).toBe(0)
  })

  it('counts each key for itself and forgets the oldest beyond its memory', () => {
    const limiter = makeLimiter({ burst: 1, everyMs: 60_000 })
    expect(limiter.take('first', 0)).toBe(0)
    for (let index = 0; index < 10_000; index++) limiter.take(`k${index}`, 1)
    expect(limiter.size()).toBe(10_000)
    expect(limiter.take('first', 2)).toBe(0)
    expect(limiter.take('k9999', 2)).toBe(60)
  })
})
