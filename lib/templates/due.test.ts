import { describe, expect, it } from 'vitest'
import { resolveDue } from './due'
import { formatDue, parseDue } from './due-text'
import type { Due } from './schema'

const rows: [name: string, due: Due, start: string, zone: string, at: string, wholeDay: boolean][] = [
  ['D-7 is late once that day is over', { days: -7 }, '2026-11-22T02:00:00Z', 'UTC', '2026-11-15T23:59:00.000Z', true],
  ['D-1 in a zone west of the window', { days: -1 }, '2026-11-22T02:00:00Z', 'America/New_York', '2026-11-21T04:59:00.000Z', true],
  ['D+30', { days: 30 }, '2026-11-22T02:00:00Z', 'UTC', '2026-12-22T23:59:00.000Z', true],
  ['D-day 02:05', { day: 0, time: '02:05' }, '2026-11-22T02:00:00Z', 'UTC', '2026-11-22T02:05:00.000Z', false],
  [
    'D-day 02:05 is a time in the zone',
    { day: 0, time: '02:05' },
    '2026-11-22T01:00:00Z',
    'Europe/Berlin',
    '2026-11-22T01:05:00.000Z',
    false,
  ],
  ['D-1 09:00', { day: -1, time: '09:00' }, '2026-11-22T02:00:00Z', 'Asia/Shanghai', '2026-11-21T01:00:00.000Z', false],
  ['+15 min', { afterMinutes: 15 }, '2026-11-22T02:00:00Z', 'UTC', '2026-11-22T02:15:00.000Z', false],
  ['-30 min', { afterMinutes: -30 }, '2026-11-22T02:00:00Z', 'UTC', '2026-11-22T01:30:00.000Z', false],
  ['D+24 h', { afterHours: 24 }, '2026-11-22T02:00:00Z', 'UTC', '2026-11-23T02:00:00.000Z', false],
  // Berlin 2026: forward on 29 March at 02:00 (to 03:00), back on 25 October at 03:00 (to 02:00).
  [
    'a skipped clock time moves on by the gap',
    { day: 0, time: '02:05' },
    '2026-03-29T00:30:00Z',
    'Europe/Berlin',
    '2026-03-29T01:05:00.000Z',
    false,
  ],
  [
    'a clock time that comes twice is the first',
    { day: 0, time: '02:05' },
    '2026-10-25T00:00:00Z',
    'Europe/Berlin',
    '2026-10-25T00:05:00.000Z',
    false,
  ],
  [
    'a date is a date across the change in spring',
    { day: 1, time: '09:00' },
    '2026-03-28T09:00:00Z',
    'Europe/Berlin',
    '2026-03-29T07:00:00.000Z',
    false,
  ],
  [
    'hours are elapsed across the change in spring',
    { afterHours: 24 },
    '2026-03-28T09:00:00Z',
    'Europe/Berlin',
    '2026-03-29T09:00:00.000Z',
    false,
  ],
  ['D-7 across the change in autumn', { days: -7 }, '2026-10-27T01:00:00Z', 'Europe/Berlin', '2026-10-20T21:59:00.000Z', true],
  ['a day of 25 hours ends at its own midnight', { days: 0 }, '2026-10-25T00:00:00Z', 'Europe/Berlin', '2026-10-25T22:59:00.000Z', true],
  ['half-hour zones', { day: 0, time: '02:05' }, '2026-11-21T20:30:00Z', 'Asia/Kolkata', '2026-11-21T20:35:00.000Z', false],
  ['a leap day', { days: -1 }, '2028-03-01T02:00:00Z', 'UTC', '2028-02-29T23:59:00.000Z', true],
]

describe('resolveDue', () => {
  it.each(rows)('%s', (_name, due, start, zone, at, wholeDay) => {
    const resolved = resolveDue(due, new Date(start), zone)
    expect({ at: resolved.at.toISOString(), wholeDay: resolved.wholeDay }).toEqual({ at, wholeDay })
  })
  it('refuses a zone that does not exist', () => {
    expect(() => resolveDue({ days: 0 }, new Date('2026-11-22T02:00:00Z'), 'Mars/Olympus')).toThrow(RangeError)
  })
})

describe('formatDue', () => {
  it.each<[Due, string]>([
    [{ days: -7 }, 'D-7'],
    [{ days: 0 }, 'D-day'],
    [{ days: 30 }, 'D+30'],
    [{ day: 0, time: '02:05' }, 'D-day 02:05'],
    [{ day: -1, time: '09:00' }, 'D-1 09:00'],
    [{ afterMinutes: 15 }, '+15 min'],
    [{ afterHours: 24 }, 'D+24 h'],
  ])('%j is %s', (due, text) => {
    expect(formatDue(due)).toBe(text)
    expect(parseDue(text)).toEqual(due)
  })
})

describe('parseDue', () => {
  it.each<[string, Due]>([
    [' d-7 ', { days: -7 }],
    ['D-DAY 2:05', { day: 0, time: '02:05' }],
    ['+15min', { afterMinutes: 15 }],
    ['D+1 h', { afterHours: 1 }],
  ])('%j is %j', (text, due) => {
    expect(parseDue(text)).toEqual(due)
  })
  it.each(['', 'tomorrow', 'D', 'D7', '15 min', '02:05', 'D-7 h 5', '+1 day'])('%j is none', (text) => {
    expect(parseDue(text)).toBeNull()
  })
})
