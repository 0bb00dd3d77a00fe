import { describe, expect, test } from 'vitest'
import { decideRerun, type RerunFacts } from './decide-rerun'
import { readPlan } from './read-plan'

const now = new Date('2026-11-21T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const assertions = [{ kind: 'status', params: { expected: '200' } }]
const step = (name: string, more: object = {}) => ({ name, request: { url: 'http://x/' }, assertions, ...more })
const capture = (name: string) => ({ captures: [{ name, from: 'body' as const }] })
const planOf = (...steps: object[]) => readPlan({ definition: { steps }, plan: null })
type State = RerunFacts['results'][number]['state']
const results = (...states: State[]) => states.map((state, position) => ({ position, state, attempts: state === 'skipped' ? 0 : 1 }))

const place = { suiteId: 's', environmentId: 'e', revision: 3, configDigest: 'c' }
const facts = (more: Partial<RerunFacts> & { was?: Partial<RerunFacts['run']> } = {}): RerunFacts => ({
  run: { ...place, state: 'failed', startedAt: hoursAgo(1), ...more.was },
  now: place,
  plan: planOf(step('a'), step('b'), step('c')),
  results: results('passed', 'failed', 'skipped'),
  capturesOf: new Set(),
  ...more,
})
const no = (why: string) => ({ ok: false, why })

describe('what stays of a run that is taken up again', () => {
  test.each([
    { name: 'what passed before the first that did not', facts: facts(), answer: { ok: true, from: 1, keep: [0] } },
    {
      name: 'nothing after it, though it passed',
      facts: facts({ results: results('passed', 'failed', 'passed') }),
      answer: { ok: true, from: 1, keep: [0] },
    },
    {
      name: 'of a run that was interrupted',
      facts: facts({ was: { state: 'interrupted' }, results: results('passed', 'passed') }),
      answer: { ok: true, from: 2, keep: [0, 1] },
    },
    {
      name: 'a step with captures, when they are there',
      facts: facts({ plan: planOf(step('a', capture('A')), step('b'), step('c')), capturesOf: new Set([0]) }),
      answer: { ok: true, from: 1, keep: [0] },
    },
    {
      name: 'no step whose captures are gone',
      facts: facts({ plan: planOf(step('a', capture('A')), step('b'), step('c')), results: results('passed', 'passed', 'failed') }),
      answer: { ok: true, from: 2, keep: [1] },
    },
    {
      name: 'no setup once something was cleaned up',
      facts: facts({
        plan: planOf(step('a', { phase: 'setup' }), step('b'), step('c'), step('d', { phase: 'cleanup' })),
        results: results('passed', 'passed', 'failed', 'passed'),
      }),
      answer: { ok: true, from: 2, keep: [1] },
    },
    {
      name: 'setup, where no cleanup came to be asked',
      facts: facts({
        plan: planOf(step('a', { phase: 'setup' }), step('b'), step('c'), step('d', { phase: 'cleanup' })),
        results: results('passed', 'passed', 'skipped', 'skipped'),
      }),
      answer: { ok: true, from: 2, keep: [0, 1] },
    },
    {
      name: 'no step that made what the cleanup took away',
      facts: facts({
        plan: planOf(
          step('make', capture('ID')),
          step('plain'),
          step('read'),
          step('delete', { phase: 'cleanup', request: { url: 'http://x/{{ID}}' } }),
        ),
        results: results('passed', 'passed', 'failed', 'passed'),
        capturesOf: new Set([0]),
      }),
      answer: { ok: true, from: 2, keep: [1] },
    },
    {
      name: 'everything but the cleanup, when that failed',
      facts: facts({ plan: planOf(step('a'), step('b', { phase: 'cleanup' })), results: results('passed', 'failed') }),
      answer: { ok: true, from: 1, keep: [0] },
    },
    { name: 'nothing: the first failed', facts: facts({ results: results('failed', 'skipped', 'skipped') }), answer: no('rerun_nothing') },
    { name: 'nothing: another suite', facts: facts({ was: { suiteId: 'other' } }), answer: no('rerun_other') },
    { name: 'nothing: another environment', facts: facts({ was: { environmentId: 'other' } }), answer: no('rerun_other') },
    { name: 'nothing: still running', facts: facts({ was: { state: 'running' } }), answer: no('rerun_open') },
    { name: 'nothing: passed', facts: facts({ was: { state: 'passed' } }), answer: no('rerun_passed') },
    { name: 'nothing: another revision', facts: facts({ was: { revision: 2 } }), answer: no('rerun_revised') },
    { name: 'nothing: another configuration', facts: facts({ was: { configDigest: 'd' } }), answer: no('rerun_configured') },
    { name: 'nothing: a configuration nobody knows', facts: facts({ was: { configDigest: null } }), answer: no('rerun_configured') },
    { name: 'nothing: a day old', facts: facts({ was: { startedAt: hoursAgo(24.1) } }), answer: no('rerun_old') },
    { name: 'nothing: never begun', facts: facts({ was: { startedAt: null } }), answer: no('rerun_old') },
  ])('$name', ({ facts: given, answer }) => expect(decideRerun(given, now)).toEqual(answer))
})
