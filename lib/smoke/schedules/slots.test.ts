import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graceOf, missedSlots, nextSlot, ownRows, phaseOf, type SlotPlan } from './slots'

const every = (seconds: number, id = 'a'): SlotPlan => ({ id, enabled: true, everySeconds: seconds, cron: null, timeZone: 'UTC' })
const cron = (line: string, timeZone = 'UTC'): SlotPlan => ({ id: 'a', enabled: true, everySeconds: null, cron: line, timeZone })
const at = (text: string) => new Date(text)
const seconds = fc.integer({ min: 5, max: 604_800 })
const moment = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2034-01-01T00:00:00Z'), noInvalidDate: true })

describe('the next slot', () => {
  test.each([
    { name: 'a cron line keeps its minute', plan: cron('*/15 * * * *'), after: '2026-11-21T10:00:00Z', next: '2026-11-21T10:15:00.000Z' },
    { name: 'in its zone', plan: cron('0 6 * * *', 'Asia/Shanghai'), after: '2026-11-21T10:00:00Z', next: '2026-11-21T22:00:00.000Z' },
    {
      name: 'at the first moment after the hour that the clocks leave out',
      plan: cron('30 1 * * *', 'Europe/Lisbon'),
      after: '2026-03-28T12:00:00Z',
      next: '2026-03-29T01:00:00.000Z',
    },
  ])('$name', ({ plan, after, next }) => expect(nextSlot(plan, at(after))?.toISOString()).toBe(next))

  test.each([
    { name: 'switched off', plan: { ...every(60), enabled: false } },
    { name: 'on triggers alone', plan: { ...every(60), everySeconds: null } },
    { name: 'a day that never comes', plan: cron('0 0 30 2 *') },
  ])('is none: $name', ({ plan }) => expect(nextSlot(plan, at('2026-11-21T10:00:00Z'))).toBeNull())

  test('of an interval is later, within one interval, and on the same grid for good', () => {
    fc.assert(
      fc.property(seconds, moment, fc.uuid(), (length, after, id) => {
        const plan = every(length, id)
        const next = nextSlot(plan, after)!
        expect(next.getTime()).toBeGreaterThan(after.getTime())
        expect(next.getTime() - after.getTime()).toBeLessThanOrEqual(length * 1000)
        expect(next.getTime() % (length * 1000)).toBe(phaseOf(id, length * 1000))
        expect(nextSlot(plan, next)!.getTime() - next.getTime()).toBe(length * 1000)
      }),
    )
  })
  test('of 500 schedules of one interval falls on 500 different instants, near enough evenly', () => {
    const phases = Array.from({ length: 500 }, (_, n) => phaseOf(`schedule ${n}`, 20_000))
    expect(new Set(phases).size).toBeGreaterThan(480)
    const perSecond = Array.from({ length: 20 }, (_, n) => phases.filter((phase) => Math.floor(phase / 1000) === n).length)
    expect(Math.max(...perSecond)).toBeLessThan(45)
  })
})

describe('missed slots', () => {
  test('each has a row of its own', () => {
    const rows = missedSlots(every(20), at('2026-11-21T10:00:00Z'), at('2026-11-21T10:01:05Z'))
    expect(rows.map((row) => row.dueAt.toISOString().slice(14, 19))).toEqual(['00:00', '00:20', '00:40', '01:00'])
  })
  test('what is older than the newest hundred shares one, which says how many', () => {
    const rows = missedSlots(every(5), at('2026-11-21T10:00:00Z'), at('2026-11-21T11:00:00Z'))
    expect(rows).toHaveLength(ownRows + 1)
    expect(rows[0]).toEqual({ dueAt: at('2026-11-21T10:51:40Z'), slots: 621, from: at('2026-11-21T10:00:00Z') })
    expect(rows.at(-1)?.dueAt).toEqual(at('2026-11-21T11:00:00Z'))
  })
  test('account for every slot once, whatever the plan', () => {
    const plan = fc.oneof(
      seconds.map((length) => every(length)),
      fc.constantFrom(cron('*/7 * * * *'), cron('5 3 * * 1-5', 'Europe/Lisbon')),
    )
    fc.assert(
      fc.property(plan, moment, fc.integer({ min: 0, max: 10 * 86_400_000 }), (one, start, span) => {
        const first = nextSlot(one, start)!
        const until = new Date(first.getTime() + span)
        let count = 0
        for (let slot: Date | null = first; slot && slot <= until; slot = nextSlot(one, slot)) count++
        const rows = missedSlots(one, first, until)
        expect(rows.reduce((sum, row) => sum + row.slots, 0)).toBe(count)
        expect(new Set(rows.map((row) => row.dueAt.getTime())).size).toBe(rows.length)
      }),
      { numRuns: 30 },
    )
  })
})

test.each([
  { name: 'half an interval', plan: every(10), grace: 5000 },
  { name: 'ten seconds at most', plan: every(3600), grace: 10_000 },
])('a slot may be late by $name', ({ plan, grace }) => expect(graceOf(plan, nextSlot(plan, at('2026-11-21T10:00:00Z'))!)).toBe(grace))
