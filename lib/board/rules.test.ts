import { describe, expect, it } from 'vitest'
import { isLate, type Need, type NeedRelease, orderNeeds, type SuiteRun, summariseSmoke } from './rules'

const release = (number: number, windowStart: string): NeedRelease => ({
  id: `r${number}`,
  number,
  title: `Release ${number}`,
  version: '1.0.0',
  integrationName: 'Hostaway',
  environmentName: 'production',
  windowStart: new Date(windowStart),
  timeZone: 'UTC',
})
const soon = release(2, '2026-11-22T02:00:00Z')
const later = release(1, '2026-11-29T02:00:00Z')

const item = (over: Partial<Extract<Need, { kind: 'item' }>>): Need => ({
  kind: 'item',
  release: soon,
  itemId: 'i',
  text: 'Back up',
  textZh: '',
  state: 'open',
  dueAt: null,
  late: false,
  ...over,
})
const sign = (of: NeedRelease): Need => ({
  kind: 'sign',
  release: of,
  slotId: 's',
  slotName: 'QA Lead',
  slotNameZh: '',
  why: 'open',
  parts: [],
})
const blocker = (call: 'hold' | 'nogo'): Need => ({ kind: 'blocker', release: soon, call, station: 'smoke', words: { code: 'x' }, more: 0 })
const override: Need = {
  kind: 'override',
  release: later,
  overrideId: 'o',
  requestedByName: 'Ines',
  reason: 'fire',
  requestedAt: new Date(0),
}

describe('orderNeeds', () => {
  it.each([
    ['an override waits for nobody', [sign(soon), override], [override, sign(soon)]],
    ['NO-GO before HOLD', [blocker('hold'), blocker('nogo')], [blocker('nogo'), blocker('hold')]],
    ['late before a signature, open after it', [item({}), sign(soon), item({ late: true })], [item({ late: true }), sign(soon), item({})]],
    ['failed before late', [item({ late: true }), item({ state: 'failed' })], [item({ state: 'failed' }), item({ late: true })]],
    ['the nearer window first', [sign(later), sign(soon)], [sign(soon), sign(later)]],
    [
      'an item by its own due time',
      [item({ dueAt: new Date('2026-11-21T12:00:00Z') }), item({ dueAt: new Date('2026-11-21T09:00:00Z') })],
      [item({ dueAt: new Date('2026-11-21T09:00:00Z') }), item({ dueAt: new Date('2026-11-21T12:00:00Z') })],
    ],
  ])('%s', (_name, given, wanted) => {
    expect(orderNeeds(given)).toEqual(wanted)
  })

  it('leaves what it was given as it was', () => {
    const given = [sign(later), sign(soon)]
    orderNeeds(given)
    expect(given).toEqual([sign(later), sign(soon)])
  })
})

describe('isLate', () => {
  const now = new Date('2026-11-21T12:00:00Z')
  it.each([
    ['no due time', null, false],
    ['due now is not late yet', now, false],
    ['a millisecond ago', new Date(now.getTime() - 1), true],
    ['later', new Date(now.getTime() + 1), false],
  ])('%s', (_name, dueAt, late) => {
    expect(isLate(dueAt, now)).toBe(late)
  })
})

describe('summariseSmoke', () => {
  const run = (state: SuiteRun['state'], stale = false): SuiteRun => ({ state, passed: 4, steps: 5, stale })
  it.each([
    ['never run', [], 'idle', 'none'],
    ['passed', [run('passed')], 'go', 'passed'],
    ['passed before a change', [run('passed', true)], 'hold', 'stale'],
    ['failed', [run('failed')], 'nogo', 'failed'],
    ['timed out is a failure', [run('timed_out')], 'nogo', 'timed_out'],
    ['an error is not a failure', [run('errored')], 'hold', 'errored'],
    ['cancelled says nothing good', [run('cancelled')], 'hold', 'stopped'],
    ['the worst suite speaks', [run('passed'), run('failed'), run('passed', true)], 'nogo', 'failed'],
    ['a stale one before a good one', [run('passed'), run('passed', true)], 'hold', 'stale'],
    ['a running one before a good one', [run('passed'), run('running')], 'idle', 'running'],
  ] as const)('%s', (_name, runs, tone, word) => {
    expect(summariseSmoke(runs)).toMatchObject({ tone, word })
  })
})
