import { describe, expect, it } from 'vitest'
import { buildMinutes } from './minute-model'
import { buildStrip, shiftWindow } from './strip-model'
import type { TimelineFacts, TimelineItem } from './timeline-facts'

const at = (clock: string) => Date.parse(`2026-11-22T${clock}Z`)
const iso = (clock: string) => new Date(at(clock)).toISOString()

const step = (id: string, clock: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id,
  parentId: null,
  parent: false,
  text: id,
  textZh: '',
  kind: 'manual',
  phase: 'd_day',
  due: '',
  dueAt: iso(clock),
  wholeDay: false,
  missedFrom: null,
  state: 'open',
  settled: false,
  optional: false,
  who: null,
  assigneeId: null,
  role: null,
  estimateMinutes: null,
  startedAt: null,
  settledAt: null,
  settledByName: null,
  ...more,
})
const done = (settled: string) => ({ state: 'done', settled: true, settledAt: iso(settled) })

const facts = (items: TimelineItem[], more: Partial<TimelineFacts> = {}): TimelineFacts => ({
  window: { start: iso('02:00:00'), end: iso('03:00:00'), timeZone: 'UTC' },
  phases: [],
  items,
  freezes: [],
  signatures: [],
  startedAt: null,
  endedAt: null,
  ...more,
})
const minute = 60_000

describe('the window by the minute', () => {
  const steps = [
    step('maintenance', '02:00:00', { estimateMinutes: 5, startedAt: iso('02:00:00'), ...done('02:04:00') }),
    step('backup', '02:05:00', { estimateMinutes: 5, startedAt: iso('02:05:00'), ...done('02:12:00') }),
    step('deploy', '02:10:00', { estimateMinutes: 10, startedAt: iso('02:12:00') }),
    step('smoke', '02:25:00', { estimateMinutes: 10 }),
    step('watch', '02:30:00'),
    step('at the close', '03:00:00'),
    step('next day', '23:00:00'),
    step('whole day', '23:59:00', { wholeDay: true }),
  ]

  it('takes what has a time from the first minute of D-day to the close', () => {
    expect(buildMinutes(facts(steps), at('02:15:00')).steps.map((one) => one.point.item.id)).toEqual([
      'maintenance',
      'backup',
      'deploy',
      'smoke',
      'watch',
    ])
  })

  it('tells what ran under and over, and how far behind its time it ended', () => {
    const [maintenance, backup, deploy, smoke] = buildMinutes(facts(steps), at('02:15:00')).steps
    expect(maintenance).toMatchObject({ tookMs: 4 * minute, overMs: -1 * minute, behindMs: -1 * minute })
    expect(backup).toMatchObject({ tookMs: 7 * minute, overMs: 2 * minute, behindMs: 2 * minute })
    expect(deploy).toMatchObject({ running: true, current: true, tookMs: 3 * minute, overMs: null, behindMs: 2 * minute })
    expect(smoke).toMatchObject({ running: false, tookMs: null, behindMs: null })
  })

  it('a running step is over once its estimate has passed', () => {
    expect(buildMinutes(facts(steps), at('02:24:00')).current).toMatchObject({ overMs: 2 * minute })
  })

  it.each([
    ['before', '01:30:00', 'before', 30],
    ['at the opening', '02:00:00', 'open', 60],
    ['a minute before the close', '02:59:00', 'open', 1],
    ['at the close', '03:00:00', 'closed', null],
  ])('%s: time left', (_name, clock, phase, left) => {
    expect(buildMinutes(facts(steps), at(clock))).toMatchObject({ phase, leftMs: left === null ? null : left * minute })
  })

  it('forecasts from what is left, never beginning a step before its time', () => {
    // Deploy until 02:22, smoke not before 02:25 until 02:35, watch has no estimate.
    expect(buildMinutes(facts(steps), at('02:15:00'))).toMatchObject({ forecastAt: at('02:35:00'), spareMs: 25 * minute, unestimated: 1 })
    // Deploy runs on until now: 02:40, smoke until 02:50.
    expect(buildMinutes(facts(steps), at('02:40:00'))).toMatchObject({ forecastAt: at('02:50:00') })
    expect(buildMinutes(facts(steps), at('02:58:00'))).toMatchObject({ forecastAt: at('03:08:00'), spareMs: -8 * minute })
  })

  it('without a begun step the first that is due and open is the current one', () => {
    const waiting = [step('a', '02:00:00', done('02:01:00')), step('b', '02:05:00'), step('c', '02:10:00')]
    expect(buildMinutes(facts(waiting), at('02:11:00')).current?.point.item.id).toBe('b')
    expect(buildMinutes(facts(waiting), at('02:02:00'))).toMatchObject({ current: null, next: { point: { item: { id: 'b' } } } })
  })

  it('an ended release has no current step and no forecast', () => {
    const ended = buildMinutes(facts(steps, { endedAt: iso('02:20:00') }), at('02:40:00'))
    expect(ended).toMatchObject({ phase: 'ended', current: null, next: null, forecastAt: null, leftMs: null })
    expect(ended.steps.some((one) => one.running)).toBe(false)
  })
})

describe('moving a window by the clock', () => {
  const window = { start: Date.parse('2026-10-24T00:00:00Z'), end: Date.parse('2026-10-24T01:00:00Z') }
  const moved = (by: { days?: number; minutes?: number }, zone: string) => {
    const { start, end } = shiftWindow(window, by, zone)
    return [new Date(start).toISOString(), (end - start) / minute]
  }
  it.each([
    ['a day in UTC', { days: 1 }, 'UTC', '2026-10-25T00:00:00.000Z'],
    ['two days over the end of summer time keep 02:00 on the wall', { days: 2 }, 'Europe/Berlin', '2026-10-26T01:00:00.000Z'],
    ['a quarter of an hour back', { minutes: -15 }, 'Europe/Berlin', '2026-10-23T23:45:00.000Z'],
  ])('%s', (_name, by, zone, start) => {
    expect(moved(by, zone)).toEqual([start, 60])
  })
})

describe('the strip', () => {
  const plan = facts([step('a', '02:10:00'), step('b', '02:10:30'), { ...step('c', '02:00:00'), dueAt: '2026-11-15T12:00:00.000Z' }])
  const window = { start: at('02:00:00'), end: at('03:00:00') }

  it('in days: each is as wide as the next, and room is left to move', () => {
    const strip = buildStrip(plan, 'days', at('00:00:00'), window)
    expect(strip.ticks).toHaveLength(17)
    expect(strip.ticks.find((tick) => tick.label === 'D')!.x).toBeCloseTo(8 / 17)
    expect(strip.now).toBeCloseTo(8 / 17)
    expect(strip.marks.map((mark) => mark.count)).toEqual([2, 1])
  })

  it('in hours: six either side of the window', () => {
    const strip = buildStrip(plan, 'hours', at('02:30:00'), window)
    expect([strip.from, strip.to]).toEqual([Date.parse('2026-11-21T20:00:00Z'), at('09:00:00')])
    expect(strip.now).toBeCloseTo(0.5)
  })
})
