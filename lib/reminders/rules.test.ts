import { describe, expect, it } from 'vitest'
import { lateItems, type RemindedItem, signMoment } from './rules'

const hour = 3_600_000
const start = new Date('2026-11-22T02:00:00Z')
const before = (hours: number) => new Date(start.getTime() - hours * hour)

describe('the moment for an open signature', () => {
  it.each([
    ['days ahead', 72, 48, null],
    ['a day ahead', 72, 24, 24],
    ['between the two', 72, 5, 24],
    ['two hours ahead', 72, 2, 2],
    ['when the window has opened', 72, 0, null],
    ['asked for twelve hours ahead, at once', 12, 12, null],
    ['asked for twelve hours ahead, two hours ahead', 12, 1, 2],
    ['asked for an hour ahead', 1, 0.5, null],
  ])('%s', (_name, asked, now, moment) => {
    expect(signMoment(start, before(asked), before(now))).toBe(moment)
  })
})

describe('late items', () => {
  const item = (more: Partial<Omit<RemindedItem, 'judged'>> & { judged?: Partial<RemindedItem['judged']> } = {}): RemindedItem => ({
    id: 'a',
    parentId: null,
    kind: 'manual',
    before: 'start',
    dueAt: start,
    assigneeId: null,
    announcedAt: null,
    ...more,
    judged: { state: 'open', late: true, optional: false, parent: false, ...more.judged },
  })
  it.each([
    ['open', item(), false, true],
    ['failed', item({ judged: { state: 'failed' } }), false, true],
    ['stale', item({ judged: { state: 'stale' } }), false, true],
    ['waived', item({ judged: { state: 'waived' } }), false, false],
    ['absent', item({ judged: { state: 'absent' } }), false, false],
    ['not late yet', item({ judged: { late: false } }), false, false],
    ['told already', item({ announcedAt: new Date(start.getTime() + 1) }), false, false],
    ['told, then moved', item({ announcedAt: before(1) }), false, true],
    ['a reading', item({ kind: 'reading' }), true, false],
    ['after the start, not started', item({ before: 'completion' }), false, false],
    ['after the start, started', item({ before: 'completion' }), true, true],
    ['optional and nobody’s', item({ judged: { optional: true } }), false, false],
    ['optional and somebody’s', item({ assigneeId: 'p', judged: { optional: true } }), false, true],
  ])('%s', (_name, given, started, reminded) => {
    expect(lateItems([given], started)).toHaveLength(reminded ? 1 : 0)
  })

  it('speak for the whole they are part of', () => {
    const whole = item({ id: 'whole', judged: { parent: true } })
    expect(lateItems([whole, item({ id: 'part', parentId: 'whole' })], false).map(({ id }) => id)).toEqual(['part'])
    expect(lateItems([whole], false).map(({ id }) => id)).toEqual(['whole'])
  })
})
