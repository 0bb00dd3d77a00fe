import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { readMoment } from '@/lib/integrations/moment'
import { toLocalInput, zonedMoment } from './zoned-moment'

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia']

describe('a local time in a zone', () => {
  test.each([
    ['UTC', '2026-11-22T02:00', 'UTC', '2026-11-22T02:00:00.000Z', false],
    ['winter', '2026-11-22T02:00', 'Europe/Berlin', '2026-11-22T01:00:00.000Z', false],
    ['summer', '2026-07-22T02:00', 'Europe/Berlin', '2026-07-22T00:00:00.000Z', false],
    ['skipped in spring', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', true],
    ['twice in autumn: the first', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', false],
  ])('%s', (_name, local, zone, at, gap) => {
    expect(zonedMoment(local, zone)).toEqual({ at: new Date(at), gap })
  })

  test.each([
    ['no date', 'soon', 'UTC'],
    ['a day that is none', '2026-02-30T01:00', 'UTC'],
    ['a zone that is none', '2026-11-22T02:00', 'Mars/Olympus'],
  ])('%s is none', (_name, local, zone) => {
    expect(zonedMoment(local, zone)).toBeNull()
  })

  test('is what the server reads', () => {
    const minutes = fc
      .integer({ min: 0, max: 2 * 365 * 24 * 60 })
      .map((after) => new Date(Date.UTC(2026, 0, 1) + after * 60_000).toISOString().slice(0, 16))
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (local, zone) => {
        expect(zonedMoment(local, zone)?.at).toEqual(readMoment(local, zone))
      }),
    )
  })

  test('goes back into the input it came from', () => {
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(at, fc.constantFrom(...zones), (date, zone) => {
        expect(toLocalInput(date, zone)).toBe(DateTime.fromJSDate(date, { zone }).toFormat("yyyy-MM-dd'T'HH:mm"))
      }),
    )
  })
})
