import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeFigure, judgeReading, missedAfter, unitOf } from './rules'

const errorRate = { unit: '%', target: '< 0.1 %', threshold: '> 1 %' }

describe('a figure', () => {
  it.each([
    ['within its target', errorRate, 0.05, 'good'],
    ['at its target, which asks for less', errorRate, 0.1, 'off_target'],
    ['between target and threshold', errorRate, 0.5, 'off_target'],
    ['past its threshold', errorRate, 1.2, 'alarm'],
    ['that nobody could get', errorRate, null, 'no_data'],
    ['of zero, which is a figure', errorRate, 0, 'good'],
    ['wanted above a limit', { unit: '%', target: '> 50 %', threshold: '< 30 %' }, 20, 'alarm'],
    ['whose target is a word', { unit: '%', target: 'rising', threshold: '' }, 3, 'shown'],
    ['with a threshold only', { unit: 'ms', target: '', threshold: '> 1000 ms' }, 400, 'good'],
    ['whose limit is in another unit', { unit: 's', target: '< 500 ms', threshold: '' }, 0.4, 'shown'],
    ['without a unit of its own', { unit: '', target: '< 500 ms', threshold: '' }, 400, 'good'],
  ] as const)('%s', (_name, metric, value, worth) => {
    expect(judgeFigure(metric, value)).toBe(worth)
  })

  it('is never good without data and never no data with a number', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), fc.double({ noNaN: true }), (target, threshold, value) => {
        expect(judgeFigure({ unit: '', target, threshold }, null)).toBe('no_data')
        expect(judgeFigure({ unit: '', target, threshold }, value)).not.toBe('no_data')
      }),
    )
  })

  it('is entered in its own unit, else in its limits’', () => {
    expect(unitOf(errorRate)).toBe('%')
    expect(unitOf({ unit: '', target: 'rising', threshold: '> 5 ms' })).toBe('ms')
    expect(unitOf({ unit: '', target: '', threshold: '' })).toBe('')
  })
})

describe('a reading', () => {
  const dueAt = new Date('2026-11-22T03:00:00Z')
  const fact = { state: 'open', dueAt, graceMinutes: 30, enteredAt: null }
  const at = (minutes: number) => new Date(dueAt.getTime() + minutes * 60_000)
  const done = (minutes: number) => ({ ...fact, state: 'done', enteredAt: at(minutes) })

  it.each([
    ['before its time', fact, -1, 'coming'],
    ['at its time', fact, 0, 'due'],
    ['within its grace', fact, 29, 'due'],
    ['after its grace', fact, 30, 'missed'],
    ['entered in time', done(10), 600, 'entered'],
    ['entered at the last moment', done(30), 600, 'entered'],
    ['entered late', done(31), 600, 'entered_late'],
    ['waived', { ...fact, state: 'waived' }, 600, 'settled'],
    ['without a time', { ...fact, dueAt: null }, 600, 'coming'],
    ['un-ticked after it was entered', { ...fact, enteredAt: at(5) }, 600, 'missed'],
  ] as const)('%s', (_name, given, minutes, standing) => {
    expect(judgeReading(given, at(minutes))).toBe(standing)
  })

  it('counts its grace from its time', () => {
    expect(missedAfter(fact)).toEqual(at(30))
    expect(missedAfter({ dueAt: null, graceMinutes: 5 })).toBeNull()
  })
})
