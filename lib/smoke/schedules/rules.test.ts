import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RunState, runStates } from '../schema'
import { type AlarmFacts, decideNotice, isTurn, judgeAlarm, mutingWindow } from './rules'

const limits = { failAfter: 3, recoverAfter: 2 }
const fresh: AlarmFacts = { alarm: 'unknown', alarmSince: null, failedInRow: 0, passedInRow: 0 }
const letters: Record<string, RunState> = { P: 'passed', F: 'failed', E: 'errored', T: 'timed_out', I: 'interrupted', C: 'cancelled' }
/** Plays runs, one letter each; answers what the alarm says after each: `.` unknown, `o` ok, `A` alarming. */
function play(runs: string, start = fresh, of = limits) {
  let facts = start
  const said = [...runs].map((letter, n) => {
    facts = judgeAlarm(facts, of, { state: letters[letter]!, at: new Date(n * 1000) })
    return facts.alarm === 'alarming' ? 'A' : facts.alarm === 'ok' ? 'o' : '.'
  })
  return { said: said.join(''), facts }
}

describe('an alarm', () => {
  test.each([
    { name: 'says all is well after one pass', runs: 'P', said: 'o' },
    { name: 'comes with the third failure in a row', runs: 'PFFFF', said: 'oooAA' },
    { name: 'goes with the second pass in a row', runs: 'FFFPP', said: '..AAo' },
    { name: 'stays through a single pass', runs: 'FFFPFPFPP', said: '..AAAAAAo' },
    { name: 'counts only in a row', runs: 'FFPFFPFF', said: '..oooooo' },
    { name: 'takes errors and time-outs as failures', runs: 'PETF', said: 'oooA' },
    { name: 'hears nothing in what was interrupted', runs: 'PFFIIIF', said: 'ooooooA' },
    { name: 'hears nothing in what was cancelled', runs: 'FFFPCP', said: '..AAAo' },
    { name: 'is not known while nothing was said', runs: 'IIFF', said: '....' },
  ])('$name', ({ runs, said }) => expect(play(runs).said).toBe(said))

  test('is set to one and one', () => expect(play('PFP', fresh, { failAfter: 1, recoverAfter: 1 }).said).toBe('oAo'))
  test('knows since when', () => expect(play('PFFFFF').facts.alarmSince).toEqual(new Date(3000)))
  test('is the same whether or not runs that say nothing lie between', () => {
    const runs = fc.array(fc.constantFrom(...Object.keys(letters)), { maxLength: 60 })
    fc.assert(
      fc.property(runs, (all) => {
        const heard = all.filter((letter) => letter !== 'I' && letter !== 'C').join('')
        const { alarmSince: _one, ...whole } = play(all.join('')).facts
        const { alarmSince: _other, ...speaking } = play(heard).facts
        expect(whole).toEqual(speaking)
      }),
    )
  })
  test('never comes without so many failures at the end of what was heard, and never goes without so many passes', () => {
    const runs = fc.array(fc.constantFrom('P', 'F', 'E', 'T'), { maxLength: 60 }).map((all) => all.join(''))
    fc.assert(
      fc.property(runs, (all) => {
        const { said } = play(all)
        for (let n = 1; n < said.length; n++) {
          if (said[n] === 'A' && said[n - 1] !== 'A') expect(all.slice(n - 2, n + 1)).toMatch(/^[FET]{3}$/)
          if (said[n] === 'o' && said[n - 1] === 'A') expect(all.slice(n - 1, n + 1)).toBe('PP')
        }
      }),
    )
  })
})

test.each([
  { alarm: 'alarming', told: 'ok', muted: false, notice: 'alarming' },
  { alarm: 'alarming', told: 'unknown', muted: false, notice: 'alarming' },
  { alarm: 'alarming', told: 'ok', muted: true, notice: null },
  { alarm: 'alarming', told: 'alarming', muted: false, notice: null },
  { alarm: 'ok', told: 'alarming', muted: false, notice: 'recovered' },
  { alarm: 'ok', told: 'alarming', muted: true, notice: null },
  { alarm: 'ok', told: 'unknown', muted: true, notice: 'mark' },
  { alarm: 'ok', told: 'ok', muted: false, notice: null },
] as const)('alarm $alarm, told $told, muted $muted: $notice', ({ alarm, told, muted, notice }) => {
  expect(decideNotice(alarm, told, muted)).toBe(notice)
})

test('a turn is a first word, or another than the last', () => {
  expect(runStates.filter((state) => isTurn({ failedInRow: 0, passedInRow: 0 }, state))).toEqual([
    'passed',
    'failed',
    'errored',
    'timed_out',
  ])
  expect(runStates.filter((state) => isTurn({ failedInRow: 0, passedInRow: 4 }, state))).toEqual(['failed', 'errored', 'timed_out'])
  expect(runStates.filter((state) => isTurn({ failedInRow: 4, passedInRow: 0 }, state))).toEqual(['passed'])
})

describe('a maintenance window', () => {
  const hour = (h: number) => new Date(Date.UTC(2026, 10, 21, h))
  type Window = Parameters<typeof mutingWindow>[0][number]
  const window: Window = { environmentId: 'e', suiteId: null, startsAt: hour(2), endsAt: hour(4), endedAt: null }
  const place = { suiteId: 's', environmentId: 'e' }
  test.each([
    { name: 'mutes inside', windows: [window], at: hour(3), muted: true },
    { name: 'from its first instant', windows: [window], at: hour(2), muted: true },
    { name: 'not at its end', windows: [window], at: hour(4), muted: false },
    { name: 'not once it was ended', windows: [{ ...window, endedAt: hour(3) }], at: hour(3), muted: false },
    { name: 'not another suite', windows: [{ ...window, suiteId: 'other' }], at: hour(3), muted: false },
    { name: 'its own suite', windows: [{ ...window, suiteId: 's' }], at: hour(3), muted: true },
    { name: 'not another environment', windows: [{ ...window, environmentId: 'other' }], at: hour(3), muted: false },
  ] satisfies { name: string; windows: Window[]; at: Date; muted: boolean }[])('$name', ({ windows, at, muted }) =>
    expect(mutingWindow(windows, place, at) !== null).toBe(muted),
  )
  test('of several, the one that lasts longest is named', () => {
    expect(mutingWindow([window, { ...window, endsAt: hour(6) }], place, hour(3))?.endsAt).toEqual(hour(6))
  })
})
