import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import type { PlanItem } from '@/lib/checklists/view'
import en from '@/messages/en/checklists.json'
import { linesOf } from './item-lines'

const t = createTranslator({ locale: 'en', namespace: 'checklists', messages: { checklists: en } }) as never
const at = (moment: string, look = 'full') => (look === 'day' ? moment.slice(5, 10) : moment.slice(11, 16))

const item = (more: Partial<PlanItem> = {}): PlanItem =>
  ({
    state: 'open',
    automatic: false,
    needs: null,
    params: {},
    remark: null,
    waiver: null,
    run: null,
    reason: '',
    note: '',
    evidenceCount: 0,
    measured: null,
    estimateMinutes: null,
    startedAt: null,
    maxAgeHours: null,
    missedAt: null,
    parent: false,
    late: false,
    dueAt: null,
    dueWholeDay: false,
    settledByName: null,
    settledAt: null,
    suite: null,
    running: false,
    runCounts: true,
    before: 'start',
    kind: 'manual',
    ...more,
  }) as PlanItem
const smoke = { automatic: true, kind: 'smoke', params: { suiteKey: 'core' }, suite: { id: 's', key: 'core', name: 'Core' } }
const run = (state: string, passedCount: number) => ({
  id: 'r',
  name: 'Core',
  state,
  at: '2026-11-21T12:58:00Z',
  passedCount,
  stepCount: 5,
  summary: 'Step 3: status 500, expected 400',
})
const waiver = { ownerName: 'Jun', reason: 'vendor is late', endsAt: '2026-11-22T03:00:00Z', active: true }
const say = {
  at,
  span: (ms: number) => `${ms / 60_000} min`,
  condition: (written: string) => (written === 'async' ? 'Only when Async is on; here it is off.' : null),
}

describe('linesOf', () => {
  it.each<[string, Partial<PlanItem>, string[]]>([
    ['an open item by hand says nothing', {}, []],
    ['an open item with a due', { dueAt: '2026-11-21T23:59:00Z', dueWholeDay: true }, ['quiet: due 11-21']],
    ['a late one', { dueAt: '2026-11-21T02:05:00Z', late: true }, ['quiet: was due 02:05']],
    ['ticked', { state: 'done', settledByName: 'Mira', settledAt: '2026-11-21T09:14:00Z' }, ['quiet: Mira, 09:14']],
    [
      'waits for a number',
      { needs: 'number', kind: 'number', params: { limit: '< 200 ms', ask: 'p95 over an hour' } },
      ['quiet: needs the measured number, < 200 ms: p95 over an hour'],
    ],
    [
      'measured',
      {
        state: 'done',
        kind: 'number',
        params: { limit: '< 200 ms' },
        evidenceCount: 1,
        measured: '180 ms',
        settledByName: 'Mira',
        settledAt: '2026-11-21T09:14:00Z',
      },
      ['quiet: Mira, 09:14 · 180 ms · < 200 ms'],
    ],
    [
      'outside its limit',
      { state: 'failed', remark: { code: 'outside_limit', params: { measured: '412 ms', limit: '< 200 ms' } } },
      ['bad: 412 ms is outside the limit < 200 ms.'],
    ],
    [
      'failed by hand',
      { state: 'failed', reason: 'load test broke', settledByName: 'Mira', settledAt: '2026-11-21T09:14:00Z' },
      ['bad: Failed: load test broke', 'quiet: Mira, 09:14'],
    ],
    ['waived', { state: 'waived', waiver }, ['why: Waived until 03:00, answered for by Jun: vendor is late']],
    [
      'its waiver ended',
      { remark: { code: 'waiver_ended', params: {} }, waiver: { ...waiver, active: false } },
      ['why: The waiver Jun answered for ended 03:00.'],
    ],
    [
      'an unknown kind',
      { automatic: null, kind: 'horoscope', remark: { code: 'unknown_kind', params: { kind: 'horoscope' } } },
      ['why: This version does not know the kind horoscope, so the item cannot be settled. Waive it or edit it.'],
    ],
    ['absent', { state: 'absent', remark: { code: 'condition', params: { condition: 'feedback' } } }, ['quiet: Only if feedback.']],
    [
      'absent, in words',
      { state: 'absent', remark: { code: 'condition', params: { condition: 'async' } } },
      ['quiet: Only when Async is on; here it is off.'],
    ],
    ['estimated', { estimateMinutes: 15 }, ['quiet: estimated 15 min']],
    ['begun', { estimateMinutes: 15, startedAt: '2026-11-21T09:00:00Z' }, ['quiet: begun 09:00 · estimated 15 min']],
    [
      'done in its time',
      {
        state: 'done',
        estimateMinutes: 15,
        startedAt: '2026-11-21T09:00:00Z',
        settledByName: 'Mira',
        settledAt: '2026-11-21T09:14:00Z',
      },
      ['quiet: Mira, 09:14 · took 14 min, estimated 15 min'],
    ],
    [
      'ticked too long ago',
      { state: 'stale', remark: { code: 'too_old', params: { at: '2026-11-20T09:00:00Z', hours: 24 } } },
      ['why: Too old: from 09:00, and it counts for 24 hours. Tick it again.'],
    ],
    ['missed', { kind: 'reading', missedAt: '2026-11-21T03:30:00Z' }, ['why: Missed: given up 03:30.']],
    [
      'missed and written down late',
      { kind: 'reading', state: 'done', missedAt: '2026-11-21T03:30:00Z' },
      ['quiet: Written down late: it was given up 03:30.'],
    ],
    ['a suite that never ran', smoke, ['quiet: No run of the suite counts yet.']],
    ['a suite that runs', { ...smoke, running: true }, ['quiet: The suite is running.']],
    ['a suite that passed', { ...smoke, state: 'done', run: run('passed', 5) }, ['quiet: 5 of 5 steps passed, 12:58']],
    [
      'a suite that failed',
      { ...smoke, state: 'failed', run: run('failed', 2) },
      ['bad: 2 of 5 steps passed, 12:58: Step 3: status 500, expected 400'],
    ],
    [
      'a stale pass names the change',
      {
        ...smoke,
        state: 'stale',
        run: run('passed', 5),
        remark: { code: 'changed', params: { change: 'RETRY_MAX 3 → 5', changedAt: '2026-11-21T13:02:00Z' } },
      },
      ['why: Passed 12:58, before RETRY_MAX 3 → 5 at 13:02. Run it again.'],
    ],
    [
      'a suite that is not there',
      { ...smoke, suite: null },
      ['bad: There is no suite core in this integration. Edit the item, or waive it.'],
    ],
    [
      'a suite of the window, before the start',
      { ...smoke, before: 'completion', runCounts: false },
      ['quiet: Runs speak for this item once the release has started.'],
    ],
    ['a long note is clipped', { note: `${'a'.repeat(300)}\nb` }, [`quiet: Note: ${'a'.repeat(159)}…`]],
  ])('%s', (_name, more, expected) => {
    expect(linesOf(item(more), t, say).map((line) => `${line.tone}: ${line.text}`)).toEqual(expected)
  })
})
