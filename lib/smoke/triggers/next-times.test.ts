import { describe, expect, it } from 'vitest'
import { nextTimes } from './next-times'
import { TimesAsked } from './schema'

const plan = { id: 'a', enabled: true, everySeconds: null, cron: null, timeZone: 'UTC' }
const after = new Date('2026-11-22T02:00:00Z')
const times = (more: object) => nextTimes({ ...plan, ...more }, after, 5).map((at) => at.toISOString())

describe('the next times', () => {
  it('of a cron line are of its zone', () => {
    expect(times({ cron: '0 6 * * 1-5', timeZone: 'Europe/Lisbon' })).toEqual([
      '2026-11-23T06:00:00.000Z',
      '2026-11-24T06:00:00.000Z',
      '2026-11-25T06:00:00.000Z',
      '2026-11-26T06:00:00.000Z',
      '2026-11-27T06:00:00.000Z',
    ])
  })

  it('of an interval are so far apart', () => {
    const found = times({ everySeconds: 300 }).map((at) => new Date(at).getTime())
    expect(found).toHaveLength(5)
    expect(new Set(found.slice(1).map((at, index) => at - found[index]!))).toEqual(new Set([300_000]))
  })

  it.each([
    ['runs on triggers alone', {}],
    ['is switched off', { enabled: false, everySeconds: 60 }],
  ])('are none of one that %s', (_name, more) => {
    expect(times(more)).toEqual([])
  })
})

describe('what a form asks', () => {
  it.each([
    ['an interval', { everySeconds: '300' }, { everySeconds: 300, timeZone: 'UTC' }],
    ['a cron line in a zone', { cron: '0 6 * * *', timeZone: 'Asia/Shanghai' }, { cron: '0 6 * * *', timeZone: 'Asia/Shanghai' }],
    ['too short an interval', { everySeconds: '1' }, null],
    ['an interval that is none', { everySeconds: 'NaN' }, null],
    ['a line that is none', { cron: 'every day' }, null],
    ['a zone that is none', { cron: '0 6 * * *', timeZone: 'Mars/Olympus' }, null],
  ])('%s', (_name, asked, want) => {
    expect(TimesAsked.safeParse(asked).data ?? null).toEqual(want)
  })
})
