import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AttemptState, afterSuccess, afterTakeBack, attemptPolicies, decideAttempt, waitAfter } from './auth-attempt-rules'

const start = new Date('2026-11-21T00:00:00Z')
const at = (ms: number) => new Date(start.getTime() + ms)

describe('waiting after attempts', () => {
  const rows: [string, keyof typeof attemptPolicies, number, number][] = [
    ['the first is free', 'account', 1, 0],
    ['the fifth is free', 'account', 5, 0],
    ['the sixth waits a second', 'account', 6, 1000],
    ['the seventh two', 'account', 7, 2000],
    ['the tenth sixteen', 'account', 10, 16_000],
    ['it is capped at five minutes', 'account', 40, 300_000],
    ['an address has twenty free', 'address', 20, 0],
    ['and is capped at fifteen minutes', 'address', 2000, 900_000],
  ]
  test.each(rows)('%s', (_name, kind, count, wait) => {
    expect(waitAfter(attemptPolicies[kind], count)).toBe(wait)
  })
})

describe('an attempt', () => {
  const blocked: AttemptState = { count: 8, lastAt: at(0), blockedUntil: at(4000) }

  test('while waiting is refused with the time it may be made', () => {
    expect(decideAttempt(blocked, attemptPolicies.account, at(3999))).toEqual({ allowed: false, retryAt: at(4000) })
  })

  test('at the end of the wait is allowed and doubles the next', () => {
    expect(decideAttempt(blocked, attemptPolicies.account, at(4000))).toEqual({
      allowed: true,
      next: { count: 9, lastAt: at(4000), blockedUntil: at(12_000) },
    })
  })

  test('after a quiet day starts from one', () => {
    expect(decideAttempt(blocked, attemptPolicies.account, at(86_400_000))).toMatchObject({ next: { count: 1, blockedUntil: null } })
  })

  test('is never locked for good: whatever came before, the longest wait is enough', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 7_200_000 }), { maxLength: 200 }), (gaps) => {
        let state: AttemptState | null = null
        let time = 0
        for (const gap of gaps) {
          time += gap
          const decision = decideAttempt(state, attemptPolicies.account, at(time))
          if (decision.allowed) state = decision.next
        }
        return decideAttempt(state, attemptPolicies.account, at(time + attemptPolicies.account.longestWaitMs)).allowed
      }),
    )
  })

  test('a day of guessing one account gets at most some three hundred attempts', () => {
    let state: AttemptState | null = null
    let made = 0
    for (let second = 0; second < 86_400; second++) {
      const decision = decideAttempt(state, attemptPolicies.account, at(second * 1000))
      if (!decision.allowed) continue
      made++
      state = decision.next
    }
    expect(made).toBeLessThan(310)
  })
})

describe('a success', () => {
  test('clears an account', () => expect(afterSuccess('account', { count: 9, lastAt: at(0), blockedUntil: at(9) })).toBeNull())
  test('takes back only itself from an address', () => {
    expect(afterSuccess('address', { count: 31, lastAt: at(0), blockedUntil: at(9) })).toEqual({
      count: 30,
      lastAt: at(0),
      blockedUntil: null,
    })
  })
})

test('what was no attempt is taken back, and takes nothing else with it', () => {
  expect(afterTakeBack({ count: 9, lastAt: at(0), blockedUntil: at(9) })).toEqual({ count: 8, lastAt: at(0), blockedUntil: null })
  expect(afterTakeBack({ count: 1, lastAt: at(0), blockedUntil: null })).toBeNull()
})
