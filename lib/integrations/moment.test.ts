import { describe, expect, it } from 'vitest'
import { readMoment } from './moment'

describe('readMoment', () => {
  it.each([
    { name: 'in UTC', text: '2026-11-22T02:00', zone: 'UTC', want: '2026-11-22T02:00:00.000Z' },
    { name: 'in the zone of the environment', text: '2026-11-22T02:00', zone: 'Europe/Lisbon', want: '2026-11-22T02:00:00.000Z' },
    { name: 'in summer time', text: '2026-07-22T02:00', zone: 'Europe/Lisbon', want: '2026-07-22T01:00:00.000Z' },
    { name: 'with an offset of its own', text: '2026-11-22T02:00+08:00', zone: 'Europe/Lisbon', want: '2026-11-21T18:00:00.000Z' },
    { name: 'in an hour the clock change skips', text: '2026-03-29T01:30', zone: 'Europe/Lisbon', want: '2026-03-29T01:30:00.000Z' },
  ])('reads a time $name', ({ text, zone, want }) => {
    expect(readMoment(text, zone)?.toISOString()).toBe(want)
  })

  it.each(['2026-02-30T02:00', '2026-13-01T02:00', '2026-11-22T25:00'])('refuses %s', (text) => {
    expect(readMoment(text, 'UTC')).toBeNull()
  })
})
