import { describe, expect, it } from 'vitest'
import { stateOfWindow } from './rules'

const at = (clock: string) => new Date(`2026-11-22T${clock}:00Z`)
const window = { startsAt: at('02:00'), endsAt: at('03:00') }

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
    expect(stateOfWindow({ ...window, endedAt: endedAt ? at(endedAt) : null }, at(now))).toBe(want)
  })
})
