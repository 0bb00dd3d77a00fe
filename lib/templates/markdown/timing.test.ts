import { describe, expect, it } from 'vitest'
import type { Due } from '../schema'
import { readCadence, readDue } from './timing'

describe('when', () => {
  it.each<[string, Due | null]>([
    ['Notices (D-7)', { days: -7 }],
    ['D-1 day', { days: -1 }],
    ['D−3', { days: -3 }],
    ['Deployment window (D-Day)', { days: 0 }],
    ['Day +1', { days: 1 }],
    ['D+1 hour', { afterHours: 1 }],
    ['D+24 hours', { afterHours: 24 }],
    ['D+30', { days: 30 }],
    ['T+30m', { afterMinutes: 30 }],
    ['T-2h', { afterHours: -2 }],
    ['T-60 minutes', { afterMinutes: -60 }],
    ['T-0', { afterMinutes: 0 }],
    ['T-2 weeks', { days: -14 }],
    ['Step 2 (02:05 UTC)', { day: 0, time: '02:05' }],
    ['02:05–02:10 backup', { day: 0, time: '02:05' }],
    ['D-1, 18:00 UTC', { day: -1, time: '18:00' }],
    ['2:05 pm', { day: 0, time: '14:05' }],
    ['3 days before launch', { days: -3 }],
    ['one week before', { days: -7 }],
    ['发布前7天', { days: -7 }],
    ['第7天前', { days: -7 }],
    ['上线后2小时', { afterHours: 2 }],
    ['上线当天', { days: 0 }],
    ['Step 3: ID-7 and TD-1', null],
    ['Plan B', null],
    ['After the deployment', null],
    ['T+99999m', null],
  ])('%s', (text, due) => {
    expect(readDue(text)).toEqual(due)
  })

  it.each<[string, Due | null]>([
    ['02:05 take the backup', { day: 0, time: '02:05' }],
    ['Ratio 16:10 looks right', null],
    ['Deploy at 02:10 UTC', { day: 0, time: '02:10' }],
  ])('in a label: %s', (text, due) => {
    expect(readDue(text, 0, true)).toEqual(due)
  })
})

describe('how often', () => {
  it.each<[string, [string, number, number, number] | null]>([
    ['Hour 1: every 15 minutes', ['hour', 1, 1, 15]],
    ['Hour 2-6: Check metrics every hour', ['hour', 2, 6, 60]],
    ['Hours 6–24: every 4 hours', ['hour', 6, 24, 240]],
    ['Day 2–7: daily', ['day', 2, 7, 1440]],
    ['第1小时：每15分钟', ['hour', 1, 1, 15]],
    ['第2-7天：每天', ['day', 2, 7, 1440]],
    ['Hour 1: look', null],
    ['every hour', null],
  ])('%s', (text, expected) => {
    const cadence = readCadence(text)
    expect(cadence && [cadence.unit, cadence.from, cadence.to, cadence.everyMinutes]).toEqual(expected)
  })
})
