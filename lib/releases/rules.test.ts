import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideEdit, decideMove, decideSupersede, listMoves, type Move, moves, slotsOpen } from './rules'
import { isEnded, nextStep, type ReleaseState, releaseStates } from './state'

describe('moves', () => {
  const rows: [state: ReleaseState, allowed: Move[]][] = [
    ['draft', ['prepare', 'abort']],
    ['preparing', ['request_sign_off', 'abort']],
    ['awaiting_sign_off', ['withdraw_request', 'start', 'abort', 'supersede']],
    ['in_progress', ['watch', 'abort', 'roll_back']],
    ['watching', ['complete', 'abort', 'roll_back']],
    ['completed', []],
    ['aborted', []],
    ['rolled_back', []],
    ['superseded', []],
  ]
  test.each(rows)('%s', (state, allowed) => {
    expect(listMoves(state)).toEqual(allowed)
  })
})

/** What is known of a release after any sequence of moves, kept beside the machine. */
interface Model {
  state: ReleaseState
  asked: boolean
  started: boolean
  watched: boolean
}

describe('any sequence of moves', () => {
  const walk = fc.array(fc.constantFrom(...moves), { maxLength: 40 })

  test('keeps the promises of the states', () => {
    fc.assert(
      fc.property(walk, (sequence) => {
        let model: Model = { state: 'draft', asked: false, started: false, watched: false }
        for (const move of sequence) {
          const next = decideMove(model.state, move)
          if (next === null) continue
          expect(isEnded(model.state)).toBe(false)
          if (move === 'start') expect(model.asked).toBe(true)
          if (move === 'watch') expect(model.started).toBe(true)
          if (move === 'complete') expect(model.started && model.watched).toBe(true)
          if (move === 'supersede') expect(model.started).toBe(false)
          if (move === 'roll_back') expect(model.started).toBe(true)
          model = {
            state: next,
            asked: move === 'request_sign_off' || (model.asked && move !== 'withdraw_request'),
            started: model.started || move === 'start',
            watched: model.watched || move === 'watch',
          }
          // A release that has started never waits for signatures again.
          if (model.started) expect(['draft', 'preparing', 'awaiting_sign_off', 'superseded']).not.toContain(model.state)
        }
      }),
    )
  })

  test('asks for the start before it started and for completion after', () => {
    fc.assert(
      fc.property(walk, (sequence) => {
        let state: ReleaseState = 'draft'
        let started = false
        for (const move of sequence) {
          const next: ReleaseState | null = decideMove(state, move)
          if (next === null) continue
          state = next
          started ||= move === 'start'
          if (!isEnded(state)) expect(nextStep(state)).toBe(started ? 'completion' : 'start')
        }
      }),
    )
  })

  test('every open release can be ended', () => {
    for (const state of releaseStates) if (!isEnded(state)) expect(decideMove(state, 'abort')).toBe('aborted')
  })
})

describe('editing', () => {
  test.each([
    ['draft', ['version', 'artifacts', 'window', 'facts'], true],
    ['awaiting_sign_off', ['version', 'window'], true],
    ['in_progress', ['title', 'notes', 'manager'], true],
    ['in_progress', ['title', 'artifacts'], false],
    ['watching', ['facts'], false],
    ['completed', ['title'], false],
    ['superseded', ['notes'], false],
  ] as const)('%s %j → %s', (state, fields, ok) => {
    expect(decideEdit(state, fields).ok).toBe(ok)
  })
})

describe('which slots take signatures', () => {
  test.each([
    ['draft', false, false],
    ['preparing', false, false],
    ['awaiting_sign_off', true, false],
    ['in_progress', false, false],
    ['watching', false, true],
    ['completed', false, false],
  ] as const)('%s: before %s, after %s', (state, before, after) => {
    expect([slotsOpen(state, 'start'), slotsOpen(state, 'completion')]).toEqual([before, after])
  })
})

describe('one waiting release an environment', () => {
  const waiting = (number: number) => ({ id: `r${number}`, number, title: `R${number}` })
  test('the older ones give way', () => {
    expect(decideSupersede(5, [waiting(3), waiting(4)])).toEqual({ supersede: [waiting(3), waiting(4)], ruling: { ok: true } })
  })
  test('an older one does not overtake a newer one', () => {
    expect(decideSupersede(5, [waiting(3), waiting(6)])).toMatchObject({
      supersede: [],
      ruling: { ok: false, code: 'release_newer_waiting' },
    })
  })
})
