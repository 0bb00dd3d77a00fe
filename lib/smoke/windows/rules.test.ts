import { describe, expect, it } from 'vitest'
import { mutedBy, mutes, stateOfWindow, type Window } from './rules'

const at = (clock: string) => new Date(`2026-11-22T${clock}:00Z`)
const window = (more: Partial<Window> = {}): Window => ({
  environmentId: 'production',
  suiteId: null,
  startsAt: at('02:00'),
  endsAt: at('03:00'),
  endedAt: null,
  ...more,
})

describe('where a window stands', () => {
  it.each([
    { name: 'a minute before', now: '01:59', want: 'coming' },
    { name: 'at its start', now: '02:00', want: 'running' },
    { name: 'a minute before its end', now: '02:59', want: 'running' },
    { name: 'at its end', now: '03:00', want: 'over' },
    { name: 'ended early, before that', now: '02:10', endedAt: '02:20', want: 'running' },
    { name: 'ended early, from then on', now: '02:20', endedAt: '02:20', want: 'over' },
    { name: 'ended before it began', now: '01:30', endedAt: '01:00', want: 'over' },
  ])('$name: $want', ({ now, endedAt, want }) => {
    expect(stateOfWindow(window({ endedAt: endedAt ? at(endedAt) : null }), at(now))).toBe(want)
  })
})

describe('what a window mutes', () => {
  const place = { environmentId: 'production', suiteId: 'core' }
  it.each([
    { name: 'every suite of its environment', more: {}, want: true },
    { name: 'the suite it names', more: { suiteId: 'core' }, want: true },
    { name: 'no other suite', more: { suiteId: 'other' }, want: false },
    { name: 'no other environment', more: { environmentId: 'staging' }, want: false },
    { name: 'nothing before it begins', more: { startsAt: at('02:31') }, want: false },
    { name: 'nothing once ended', more: { endedAt: at('02:15') }, want: false },
  ])('$name', ({ more, want }) => {
    expect(mutes(window(more), place, at('02:30'))).toBe(want)
  })

  it('of windows that overlap the one that ends last is named', () => {
    const short = window()
    const long = window({ endsAt: at('05:00') })
    expect(mutedBy([short, long], place, at('02:30'))).toBe(long)
    expect(mutedBy([long, short], place, at('02:30'))).toBe(long)
    expect(mutedBy([short], place, at('03:30'))).toBeNull()
  })
})
