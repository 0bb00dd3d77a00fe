import { describe, expect, it } from 'vitest'
import { addDays, dayStart, isoDay, localDay } from './zone-days'

const at = (text: string) => Date.parse(text)
const iso = (ms: number) => new Date(ms).toISOString()

describe('a moment on a zone’s calendar', () => {
  it.each([
    ['UTC', '2026-11-22T02:05:00Z', '2026-11-22', 125],
    ['Europe/Berlin', '2026-11-22T23:30:00Z', '2026-11-23', 30],
    ['America/Los_Angeles', '2026-11-22T02:05:00Z', '2026-11-21', 1085],
    ['Asia/Kathmandu', '2026-11-21T18:15:00Z', '2026-11-22', 0],
    ['Nowhere/At_All', '2026-11-22T02:05:00Z', '2026-11-22', 125],
  ])('%s: %s is %s, minute %i', (zone, moment, date, minutes) => {
    const local = localDay(at(moment), zone)
    expect([isoDay(local.day), local.minutes]).toEqual([date, minutes])
  })

  it.each([
    ['an ordinary day', 'Europe/Berlin', '2026-11-22', '2026-11-21T23:00:00.000Z'],
    ['the day the clocks go back', 'Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['the day after it', 'Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['a day without midnight', 'America/Asuncion', '2023-10-01', '2023-10-01T04:00:00.000Z'],
  ])('%s begins', (_name, zone, date, start) => {
    expect(iso(dayStart(Math.round(at(`${date}T00:00:00Z`) / 86_400_000), zone))).toBe(start)
  })
})

describe('days later by the clock', () => {
  it.each([
    ['over no change', 'Europe/Berlin', '2026-11-22T01:00:30.250Z', 3, '2026-11-25T01:00:30.250Z'],
    ['back over the end of summer time', 'Europe/Berlin', '2026-10-26T01:00:00Z', -2, '2026-10-24T00:00:00.000Z'],
    ['into the hour that spring skips', 'Europe/Berlin', '2027-03-27T01:30:00Z', 1, '2027-03-28T01:30:00.000Z'],
    ['into the hour that autumn repeats: the first', 'Europe/Berlin', '2026-10-24T00:30:00Z', 1, '2026-10-25T00:30:00.000Z'],
    ['an unknown zone counts in UTC', 'Nowhere/At_All', '2026-11-22T02:00:00Z', 1, '2026-11-23T02:00:00.000Z'],
  ])('%s', (_name, zone, from, days, to) => {
    expect(iso(addDays(at(from), days, zone))).toBe(to)
  })
})
