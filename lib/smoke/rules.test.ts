import { describe, expect, test } from 'vitest'
import { type EvidenceFacts, judgeRun, judgeSmokeEvidence, type LaterChange, summarise } from './rules'
import type { RunState, StepState } from './schema'

describe('what a run is', () => {
  const rows: [name: string, steps: StepState[], count: number, stopped: boolean, state: string][] = [
    ['every step passed', ['passed', 'passed'], 2, false, 'passed'],
    ['one failed', ['passed', 'failed', 'skipped'], 3, false, 'failed'],
    ['could not ask', ['passed', 'errored', 'skipped'], 3, false, 'errored'],
    ['could not ask, and another answer was wrong', ['errored', 'failed'], 2, false, 'failed'],
    ['timed out', ['passed', 'timed_out'], 2, false, 'timed_out'],
    ['cancelled in the middle', ['passed', 'skipped'], 2, true, 'cancelled'],
    ['cancelled before the first', [], 2, true, 'cancelled'],
    ['cancelled after a failure', ['failed', 'skipped'], 2, true, 'failed'],
    ['cancelled after the last', ['passed', 'passed'], 2, true, 'passed'],
    ['a step is missing', ['passed'], 2, false, 'errored'],
    ['a step too many', ['passed', 'passed', 'passed'], 2, false, 'errored'],
    ['a step was skipped', ['passed', 'skipped'], 2, false, 'errored'],
    ['no steps at all', [], 0, false, 'errored'],
  ]
  test.each(rows)('%s: %s', (_name, steps, count, stopped, state) => {
    expect(
      judgeRun(
        steps.map((one) => ({ state: one })),
        count,
        stopped,
      ),
    ).toBe(state)
  })
})

const now = new Date('2026-11-21T14:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const change = (minutes: number, summary = 'RETRY_MAX 3 → 5'): LaterChange => ({ at: ago(minutes), summary })

function facts(
  run: { state?: RunState; minutes?: number; revision?: number; digest?: string } | null,
  more: Partial<EvidenceFacts> = {},
): EvidenceFacts {
  const minutes = run?.minutes ?? 10
  return {
    run: run && {
      state: run.state ?? 'passed',
      revision: run.revision ?? 2,
      startedAt: ago(minutes + 1),
      finishedAt: ago(minutes),
      configDigest: run.digest ?? 'd1',
    },
    running: false,
    suite: { name: 'Listings core', revision: 2, revisedAt: ago(600) },
    configuration: { digest: 'd1', changes: [] },
    maxAgeMs: null,
    ...more,
  }
}

describe('what smoke evidence is worth', () => {
  const rows: [name: string, facts: EvidenceFacts, expected: object][] = [
    ['passed, nothing changed', facts({}), { state: 'fresh' }],
    ['never ran', facts(null), { state: 'missing' }],
    ['runs for the first time', facts(null, { running: true }), { state: 'running' }],
    ['passed, and runs again', facts({}, { running: true }), { state: 'fresh' }],
    ['failed', facts({ state: 'failed' }), { state: 'failed' }],
    ['errored', facts({ state: 'errored' }), { state: 'errored' }],
    ['timed out', facts({ state: 'timed_out' }), { state: 'timed_out' }],
    ['cancelled says nothing', facts({ state: 'cancelled' }), { state: 'missing' }],
    ['interrupted says nothing', facts({ state: 'interrupted' }), { state: 'missing' }],
    [
      'a value changed after it',
      facts({}, { configuration: { digest: 'd2', changes: [change(5)] } }),
      { state: 'stale', why: 'changed', change: change(5) },
    ],
    [
      'a value changed and changed back',
      facts({}, { configuration: { digest: 'd1', changes: [change(4), change(5)] } }),
      { state: 'stale', change: change(5) },
    ],
    [
      'a value changed while it ran',
      facts({}, { configuration: { digest: 'd2', changes: [change(10.5)] } }),
      { state: 'stale', change: change(10.5) },
    ],
    ['a value changed before it', facts({}, { configuration: { digest: 'd1', changes: [change(20)] } }), { state: 'fresh' }],
    ['the configuration differs, and nobody wrote why', facts({ digest: 'd0' }), { state: 'stale', change: { summary: 'Configuration' } }],
    ['the suite was revised', facts({ revision: 1 }), { state: 'stale', change: { summary: 'Listings core r1 → r2' } }],
    [
      'the first of several changes is named',
      facts({}, { configuration: { digest: 'd2', changes: [change(2, 'B'), change(8, 'A')] } }),
      { state: 'stale', change: { summary: 'A' } },
    ],
    ['too old', facts({ minutes: 61 }, { maxAgeMs: 3_600_000 }), { state: 'stale', why: 'too_old', ageMs: 61 * 60_000 }],
    [
      'half of it was kept from a run an hour before',
      {
        ...facts({ minutes: 5 }, { maxAgeMs: 1_800_000 }),
        run: { ...facts({ minutes: 5 }).run!, startedAt: new Date(now.getTime() - 3_600_000), keptFromId: 'first' },
      },
      { state: 'stale', why: 'too_old', ageMs: 3_600_000 },
    ],
    ['just young enough', facts({ minutes: 60 }, { maxAgeMs: 3_600_000 }), { state: 'fresh' }],
    [
      'a failure stays one whatever changed',
      facts({ state: 'failed' }, { configuration: { digest: 'd2', changes: [change(1)] } }),
      { state: 'failed' },
    ],
  ]
  test.each(rows)('%s', (_name, given, expected) => expect(judgeSmokeEvidence(given, now)).toMatchObject(expected))
})

test('a summary names the first failure before an error', () => {
  const step = (position: number, state: StepState, message?: string) => ({
    position,
    state,
    name: `Step ${position}`,
    error: state === 'errored' ? { code: 'refused_address', detail: '10.0.0.1', reason: 'private' } : null,
    assertions: message ? [{ kind: 'status', passed: false, subject: '', op: '', expected: '', actual: null, message }] : [],
  })
  expect(summarise([step(0, 'passed')])).toBe('')
  expect(summarise([step(0, 'errored'), step(1, 'failed', 'status 500, expected 200')])).toBe('Step 2, Step 1: status 500, expected 200')
  expect(summarise([step(0, 'errored')])).toBe('Step 1, Step 0: refused_address private 10.0.0.1')
})
