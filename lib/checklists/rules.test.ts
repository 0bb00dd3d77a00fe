import { describe, expect, it } from 'vitest'
import type { EvidenceFact } from '@/lib/templates/kinds/kind'
import { countProgress } from './progress'
import { type AutomaticEvidence, type ItemFact, judgeItems, stateWithoutWaiver, type WaiverFact } from './rules'

const now = new Date('2026-11-22T02:30:00Z')
const at = (time: string) => new Date(`2026-11-22T${time}:00Z`)
const facts = { migration: true, feedback: false, 'set(API_KEY)': true, 'set(OTHER_KEY)': false }

const item = (id: string, more: Partial<ItemFact> = {}): ItemFact => ({
  id,
  parentId: null,
  position: 0,
  kind: 'manual',
  params: {},
  optional: false,
  condition: null,
  dueAt: null,
  state: 'open',
  reason: '',
  evidence: [],
  waivers: [],
  automatic: null,
  before: 'start',
  maxAgeHours: null,
  settledAt: null,
  missedAt: null,
  ...more,
})
const measured = (number: number): EvidenceFact => ({ id: 'e', kind: 'number', value: { number }, addedAt: at('01:00') })
const waiver = (endsAt: Date, liftedAt: Date | null = null): WaiverFact => ({
  id: 'w',
  ownerName: 'Mira',
  reason: 'known',
  endsAt,
  liftedAt,
})
const run = (more: Partial<NonNullable<AutomaticEvidence['seen']>> = {}, rest: Partial<AutomaticEvidence> = {}): AutomaticEvidence => ({
  seen: {
    id: 'r',
    name: 'Listings core',
    passed: true,
    state: 'passed',
    at: at('01:58'),
    passedCount: 5,
    stepCount: 5,
    summary: '',
    ...more,
  },
  changed: null,
  running: false,
  ...rest,
})
const smoke = { kind: 'smoke', params: { suiteKey: 'hostaway-core' } }
const limited = { kind: 'number', params: { limit: '< 200 ms' } }

describe('judgeItems, one item', () => {
  it.each<[string, Partial<ItemFact>, string, string | null]>([
    ['open', {}, 'open', null],
    ['done', { state: 'done' }, 'done', null],
    ['failed', { state: 'failed', reason: 'broken' }, 'failed', null],
    ['not applicable', { state: 'not_applicable', reason: 'no' }, 'not_applicable', null],
    ['its condition holds', { condition: 'migration' }, 'open', null],
    ['its condition does not hold', { condition: 'feedback' }, 'absent', 'condition'],
    ['absent even when it was done before', { condition: 'feedback', state: 'done' }, 'absent', 'condition'],
    ['a condition on an unknown fact applies', { condition: 'weather' }, 'open', 'condition_unreadable'],
    ['a condition that does not parse applies', { condition: 'a &&', state: 'done' }, 'done', 'condition_unreadable'],
    ['waived', { state: 'waived', waivers: [waiver(at('03:00'))] }, 'waived', null],
    ['waived up to the last moment', { state: 'waived', waivers: [waiver(new Date(now.getTime() + 1))] }, 'waived', null],
    ['a waiver that ended no longer counts', { state: 'waived', waivers: [waiver(now)] }, 'open', 'waiver_ended'],
    [
      'a failure is back when its waiver ended',
      { state: 'waived', reason: 'broken', waivers: [waiver(at('02:00'))] },
      'failed',
      'waiver_ended',
    ],
    ['a lifted waiver does not count', { state: 'open', waivers: [waiver(at('03:00'), at('02:00'))] }, 'open', null],
    ['stored as waived without any waiver is open', { state: 'waived' }, 'open', null],
    ['an unknown kind is never done', { kind: 'horoscope', state: 'done' }, 'open', 'unknown_kind'],
    ['an unknown kind that failed stays failed', { kind: 'horoscope', state: 'failed', reason: 'x' }, 'failed', 'unknown_kind'],
    ['an unknown kind can be waived', { kind: 'horoscope', state: 'waived', waivers: [waiver(at('03:00'))] }, 'waived', null],
    ['parameters that do not parse', { kind: 'number', params: {}, state: 'done' }, 'open', 'bad_params'],
    ['a number within its limit', { ...limited, state: 'done', evidence: [measured(180)] }, 'done', null],
    [
      'a number outside its limit, whatever was stored',
      { ...limited, state: 'done', evidence: [measured(412)] },
      'failed',
      'outside_limit',
    ],
    ['ticked, and its evidence is gone', { ...limited, state: 'done' }, 'open', 'evidence_missing'],
    ['a suite that never ran', { ...smoke, automatic: { seen: null, changed: null, running: false } }, 'open', 'no_run'],
    ['a suite that runs for the first time', { ...smoke, automatic: { seen: null, changed: null, running: true } }, 'open', 'running'],
    ['a suite nothing is known of, though stored as done', { ...smoke, state: 'done' }, 'open', 'no_run'],
    ['a suite that passed', { ...smoke, state: 'done', automatic: run() }, 'done', null],
    [
      'a suite that failed',
      { ...smoke, state: 'failed', reason: 'x', automatic: run({ passed: false, state: 'failed' }) },
      'failed',
      'run_failed',
    ],
    ['a suite that timed out', { ...smoke, automatic: run({ passed: false, state: 'timed_out' }) }, 'failed', 'run_failed'],
    ['an error is not a failure', { ...smoke, automatic: run({ passed: false, state: 'errored' }) }, 'open', 'run_failed'],
    [
      'a change after the pass',
      { ...smoke, state: 'done', automatic: run({}, { changed: { summary: 'RETRY_MAX 3 → 5', at: at('02:02') } }) },
      'stale',
      'changed',
    ],
    [
      'a stale pass that is waived',
      { ...smoke, state: 'waived', waivers: [waiver(at('03:00'))], automatic: run({}, { changed: { summary: 'x', at: at('02:02') } }) },
      'waived',
      null,
    ],
    ['ticked within the hours it counts', { state: 'done', maxAgeHours: 2, settledAt: at('00:31') }, 'done', null],
    ['ticked too long ago', { state: 'done', maxAgeHours: 2, settledAt: at('00:29') }, 'stale', 'too_old'],
    [
      'an old tick with newer evidence beside it',
      { state: 'done', maxAgeHours: 2, settledAt: at('00:10'), evidence: [{ ...measured(1), kind: 'link' }] },
      'done',
      null,
    ],
    [
      'old evidence under a newer tick',
      { ...limited, state: 'done', maxAgeHours: 1, settledAt: at('02:20'), evidence: [measured(180)] },
      'stale',
      'too_old',
    ],
    ['an old pass of a suite', { ...smoke, maxAgeHours: 1, automatic: run({ at: at('01:20') }) }, 'stale', 'too_old'],
    ['what is too old and waived', { state: 'waived', maxAgeHours: 2, waivers: [waiver(at('03:00'))] }, 'waived', null],
    ['open items have no age', { maxAgeHours: 1, settledAt: at('00:10') }, 'open', null],
    ['a reading that was given up', { kind: 'reading', missedAt: at('02:00') }, 'open', 'missed'],
    ['a value that is set', { condition: 'set(API_KEY)' }, 'open', null],
    ['a value that is not', { condition: 'set(OTHER_KEY) || feedback' }, 'absent', 'condition'],
    ['a variable nobody defined', { condition: 'set(WEATHER)' }, 'open', 'condition_unreadable'],
    ['a pass needs no waiver', { ...smoke, state: 'waived', waivers: [waiver(at('03:00'))], automatic: run() }, 'done', null],
  ])('%s', (_name, more, state, remark) => {
    const judged = judgeItems([item('a', more)], facts, now).get('a')!
    expect([judged.state, judged.remark?.code ?? null]).toEqual([state, remark])
  })

  it.each<[string, Partial<ItemFact>, { startedAt?: Date; closedAt?: Date }, string]>([
    ['what was proved for the start does not age once it started', {}, { startedAt: at('02:00') }, 'done'],
    ['it was too old when the release started', { maxAgeHours: 1 }, { startedAt: at('02:00') }, 'stale'],
    ['what completion asks for goes on ageing', { before: 'completion' }, { startedAt: at('02:00') }, 'stale'],
    ['until the checklist is closed', { before: 'completion' }, { startedAt: at('01:00'), closedAt: at('02:00') }, 'done'],
  ])('age: %s', (_name, more, moments, state) => {
    const one = item('a', { state: 'done', maxAgeHours: 2, settledAt: at('00:15'), ...more })
    const judged = judgeItems([one], facts, now, { startedAt: null, closedAt: null, ...moments })
    expect(judged.get('a')!.state).toBe(state)
  })

  it.each<[string, Partial<ItemFact>, boolean]>([
    ['not due yet', { dueAt: at('03:00') }, false],
    ['past its due and open', { dueAt: at('02:00') }, true],
    ['past its due and failed', { dueAt: at('02:00'), state: 'failed', reason: 'x' }, true],
    ['past its due and done', { dueAt: at('02:00'), state: 'done' }, false],
    ['past its due and absent', { dueAt: at('02:00'), condition: 'feedback' }, false],
    ['an optional watch that was missed', { dueAt: at('02:00'), optional: true }, true],
    ['without a due', {}, false],
  ])('late: %s', (_name, more, late) => {
    expect(judgeItems([item('a', more)], facts, now).get('a')!.late).toBe(late)
  })
})

describe('judgeItems, parents', () => {
  const family = (...children: Partial<ItemFact>[]) => [item('p'), ...children.map((more, i) => item(`c${i}`, { parentId: 'p', ...more }))]
  it.each<[string, Partial<ItemFact>[], string]>([
    ['all done', [{ state: 'done' }, { state: 'done' }], 'done'],
    ['one open', [{ state: 'done' }, {}], 'open'],
    ['one failed', [{ state: 'failed', reason: 'x' }, {}], 'failed'],
    ['one stale', [{ state: 'done' }, { ...smoke, automatic: run({}, { changed: { summary: 'x', at: now } }) }], 'stale'],
    ['done and not applicable', [{ state: 'done' }, { state: 'not_applicable' }], 'done'],
    ['all not applicable', [{ state: 'not_applicable' }, { state: 'not_applicable' }], 'not_applicable'],
    ['the absent one does not count', [{ state: 'done' }, { condition: 'feedback' }], 'done'],
    ['all absent', [{ condition: 'feedback' }], 'absent'],
    ['all waived', [{ state: 'waived', waivers: [waiver(at('03:00'))] }], 'waived'],
    ['done and waived', [{ state: 'done' }, { state: 'waived', waivers: [waiver(at('03:00'))] }], 'done'],
    ['an optional open one does not hold it', [{ state: 'done' }, { optional: true }], 'done'],
  ])('%s', (_name, children, state) => {
    expect(judgeItems(family(...children), facts, now).get('p')).toMatchObject({ state, parent: true })
  })

  it('follows grandchildren, and a condition takes all that is below', () => {
    const tree = [item('p', { condition: 'feedback' }), item('c', { parentId: 'p' }), item('g', { parentId: 'c', state: 'done' })]
    expect([...judgeItems(tree, facts, now).values()].map((one) => one.state)).toEqual(['absent', 'absent', 'absent'])
    const on = judgeItems(tree, { feedback: true }, now)
    expect([on.get('p')!.state, on.get('c')!.state]).toEqual(['done', 'done'])
  })

  it('makes parts of an optional item optional', () => {
    const judged = judgeItems([item('p', { optional: true }), item('c', { parentId: 'p' })], facts, now)
    expect(judged.get('c')!.optional).toBe(true)
  })

  it('shows an item whose parent is gone by itself', () => {
    expect(judgeItems([item('c', { parentId: 'gone', state: 'done' })], facts, now).get('c')!.state).toBe('done')
  })
})

describe('countProgress', () => {
  it('counts leaves that apply; optional ones apart, late ones all', () => {
    const items = [
      item('p'),
      item('a', { parentId: 'p', state: 'done' }),
      item('b', { parentId: 'p', dueAt: at('02:00') }),
      item('c', { state: 'failed', reason: 'x' }),
      item('d', { condition: 'feedback' }),
      item('e', { optional: true, dueAt: at('02:00') }),
      item('f', { state: 'not_applicable' }),
    ]
    expect(countProgress([...judgeItems(items, facts, now).values()])).toEqual({
      settled: 2,
      total: 4,
      failed: 1,
      stale: 0,
      late: 2,
      optional: 1,
    })
  })
  it('of nothing is nothing', () => {
    expect(countProgress([])).toEqual({ settled: 0, total: 0, failed: 0, stale: 0, late: 0, optional: 0 })
  })
})

describe('stateWithoutWaiver', () => {
  it.each([
    ['waived', '', 'open'],
    ['waived', 'broken', 'failed'],
    ['failed', 'broken', 'failed'],
    ['done', '', 'done'],
  ] as const)('%s with reason %j is %s', (state, reason, expected) => {
    expect(stateWithoutWaiver({ state, reason })).toBe(expected)
  })
})
