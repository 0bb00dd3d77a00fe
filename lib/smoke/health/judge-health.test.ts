import { describe, expect, test } from 'vitest'
import type { Probe } from '../step-schema'
import { type Asked, freshUntil, judgeHealth } from './judge-health'

const now = new Date('2026-11-21T12:00:00Z')
const minutes = (n: number) => new Date(now.getTime() + n * 60_000)
const asked = (more: Partial<Asked> = {}): Asked => ({
  name: 'Core',
  state: 'passed',
  answered: true,
  notAsked: false,
  latencyMs: 10,
  at: minutes(-1),
  freshUntil: minutes(5),
  ...more,
})
const probe = (kind: Probe, more: Partial<Asked> = {}) => ({ ...asked({ name: kind, ...more }), probe: kind })
const wrong = { state: 'failed' } as const
const dead = { state: 'errored', answered: false, latencyMs: null } as const
const old = { freshUntil: minutes(-1), at: minutes(-60) }
const [live, ready, metrics] = [probe('liveness'), probe('readiness', { latencyMs: 25 }), probe('metrics')]

describe('judgeHealth', () => {
  test.each([
    ['all three probes fresh and well: healthy', [live, ready, metrics], [], 'healthy', true, []],
    ['alive and not ready: degraded', [live, probe('readiness', wrong), metrics], [], 'degraded', true, ['wrong readiness']],
    ['alive and readiness unanswered: degraded', [live, probe('readiness', dead)], [], 'degraded', true, ['unanswered readiness']],
    ['not alive: down, whatever readiness says', [probe('liveness', wrong), ready], [], 'down', true, ['wrong liveness']],
    [
      'liveness unanswered: down',
      [probe('liveness', dead), probe('readiness', dead)],
      [],
      'down',
      false,
      ['unanswered liveness', 'unanswered readiness'],
    ],
    ['liveness timed out: down', [probe('liveness', { ...dead, state: 'timed_out' })], [], 'down', false, ['unanswered liveness']],
    ['only readiness, and it does not answer: down', [probe('readiness', dead)], [], 'down', false, ['unanswered readiness']],
    ['only readiness, and it says no: degraded', [probe('readiness', wrong)], [], 'degraded', true, ['wrong readiness']],
    ['metrics wrong: degraded', [live, ready, probe('metrics', wrong)], [], 'degraded', true, ['wrong metrics']],
    ['one stale probe: unknown, never healthy', [probe('liveness', old), ready], [], 'unknown', true, ['stale liveness']],
    [
      'every probe stale: unknown, and not known whether connected',
      [probe('liveness', old), probe('readiness', old)],
      [],
      'unknown',
      null,
      ['stale liveness', 'stale readiness'],
    ],
    ['a stale failure is not known to be one still', [probe('liveness', { ...wrong, ...old })], [], 'unknown', null, ['stale liveness']],
    [
      'a fresh failure counts beside a stale probe',
      [probe('liveness', old), probe('readiness', wrong)],
      [],
      'degraded',
      true,
      ['wrong readiness', 'stale liveness'],
    ],
    [
      'refused by our own rules: unknown, not down',
      [probe('liveness', { ...dead, notAsked: true })],
      [],
      'unknown',
      null,
      ['not_asked liveness'],
    ],
    ['probes well and a fresh suite broken: degraded', [live, ready], [asked(wrong)], 'degraded', true, ['suite ']],
    ['probes well and a suite that broke long ago: healthy', [live, ready], [asked({ ...wrong, ...old })], 'healthy', true, []],
    ['no probe, every suite passed freshly: healthy', [], [asked(), asked()], 'healthy', true, []],
    ['no probe, one suite broken: degraded', [], [asked(), asked(wrong)], 'degraded', true, ['suite ']],
    ['no probe and nothing answers: down', [], [asked(dead)], 'down', false, ['suite ']],
    ['no probe and suites only of yesterday: unknown', [], [asked(old)], 'unknown', null, ['stale ']],
    ['nothing was ever asked: unknown', [], [], 'unknown', null, ['nothing ']],
  ] as const)('%s', (_, probes, suites, status, connected, reasons) => {
    const health = judgeHealth({ probes, suites }, now)
    expect({ status: health.status, connected: health.connected }).toEqual({ status, connected })
    expect(health.reasons.map(({ code, probe: of }) => `${code} ${of ?? ''}`)).toEqual(reasons)
  })
  test('the latency is readiness’s, and only of a fresh answer', () => {
    expect(judgeHealth({ probes: [live, ready], suites: [] }, now).latencyMs).toBe(25)
    expect(judgeHealth({ probes: [live, probe('readiness', dead)], suites: [] }, now).latencyMs).toBe(10)
    expect(judgeHealth({ probes: [probe('readiness', old)], suites: [] }, now)).toMatchObject({ latencyMs: null, askedAt: minutes(-60) })
  })
})

describe('freshUntil', () => {
  const plan = { id: '019aa3b7-1111-7222-8333-444444444444', enabled: true, everySeconds: 60, cron: null, timeZone: 'UTC' }
  test.each([
    ['without a schedule a quarter of an hour', null, 15, 15],
    ['switched off as without one', { ...plan, enabled: false }, 15, 15],
    ['every minute: until the third slot and a minute', plan, 3, 4],
    ['hourly by cron: until the third slot and a minute', { ...plan, everySeconds: null, cron: '30 * * * *' }, 151, 151],
  ] as const)('%s', (_, schedule, least, most) => {
    const length = (freshUntil(now, schedule).getTime() - now.getTime()) / 60_000
    expect(length).toBeGreaterThanOrEqual(least)
    expect(length).toBeLessThanOrEqual(most)
  })
})
