import { describe, expect, it } from 'vitest'
import type { Due } from '@/lib/templates/schema'
import { type MovableItem, type MoveFacts, previewMove } from './preview-move'

const date = (text: string) => new Date(text)
const item = (id: string, due: Due | null, dueAt: string | null, settled = false): MovableItem => ({
  id,
  text: id,
  textZh: '',
  due,
  dueAt: dueAt === null ? null : date(dueAt),
  settled,
})
const facts = (more: Partial<MoveFacts> = {}): MoveFacts => ({
  windowStart: date('2026-11-22T02:00:00Z'),
  windowEnd: date('2026-11-22T03:00:00Z'),
  timeZone: 'UTC',
  items: [],
  signatures: [],
  freezes: [],
  ...more,
})
const to = (start: string, end: string, timeZone = 'UTC') => ({ windowStart: date(start), windowEnd: date(end), timeZone })
const now = date('2026-11-16T12:00:00Z')

describe('what a moved window moves', () => {
  const items = [
    item('mail', { days: -7 }, '2026-11-15T23:59:00Z', true),
    item('tests', { days: -1 }, '2026-11-21T23:59:00Z'),
    item('backup', { afterMinutes: 5 }, '2026-11-22T02:05:00Z'),
    item('clock', { day: 0, time: '02:05' }, '2026-11-22T02:05:00Z'),
    item('whenever', null, null),
  ]

  it('every relative due follows; the rest stays', () => {
    const preview = previewMove(facts({ items }), to('2026-11-24T04:00:00Z', '2026-11-24T05:00:00Z'), now)
    expect(preview.moved.map((due) => [due.id, due.after])).toEqual([
      ['tests', '2026-11-23T23:59:00.000Z'],
      ['clock', '2026-11-24T02:05:00.000Z'],
      ['backup', '2026-11-24T04:05:00.000Z'],
      ['mail', '2026-11-17T23:59:00.000Z'],
    ])
    expect(preview.unmoved).toBe(1)
  })

  it('a window that moves within its day leaves whole days and clock times', () => {
    const preview = previewMove(facts({ items }), to('2026-11-22T05:00:00Z', '2026-11-22T06:00:00Z'), now)
    expect(preview.moved.map((due) => due.id)).toEqual(['backup'])
  })

  it('brought forward: says what becomes late; put off: what no longer is', () => {
    const earlier = previewMove(facts({ items }), to('2026-11-17T02:00:00Z', '2026-11-17T03:00:00Z'), date('2026-11-17T00:00:00Z'))
    expect(earlier).toMatchObject({ newlyLate: 1, noLongerLate: 0 })
    expect(earlier.moved.find((due) => due.id === 'tests')).toMatchObject({ lateBefore: false, lateAfter: true })
    const late = facts({ items: [item('tests', { days: -1 }, '2026-11-21T23:59:00Z')] })
    expect(previewMove(late, to('2026-11-29T02:00:00Z', '2026-11-29T03:00:00Z'), date('2026-11-22T00:30:00Z'))).toMatchObject({
      newlyLate: 0,
      noLongerLate: 1,
    })
  })

  it('what is settled moves but is never late or frozen', () => {
    const freezes = [{ id: 'f', startsAt: date('2026-11-01T00:00:00Z'), endsAt: date('2026-12-31T00:00:00Z'), reason: 'Sale' }]
    const preview = previewMove(facts({ items: items.slice(0, 1), freezes }), to('2026-11-12T02:00:00Z', '2026-11-12T03:00:00Z'), now)
    expect(preview.moved[0]).toMatchObject({ settled: true, lateAfter: false, freeze: null })
  })

  it.each([
    ['over the end of summer time', '2026-10-24T00:00:00Z', '2026-10-26T01:00:00Z', '2026-10-25T22:59:00.000Z'],
    ['over its beginning', '2027-03-27T01:00:00Z', '2027-03-29T00:00:00Z', '2027-03-28T21:59:00.000Z'],
  ])('%s a whole day still ends at 23:59 on the wall', (_name, from, start, after) => {
    const before = new Date(date(from).getTime() - 7_200_000).toISOString()
    const preview = previewMove(
      facts({
        windowStart: date(from),
        windowEnd: new Date(date(from).getTime() + 3_600_000),
        timeZone: 'Europe/Berlin',
        items: [item('tests', { days: -1 }, before)],
      }),
      to(start, new Date(date(start).getTime() + 3_600_000).toISOString(), 'Europe/Berlin'),
      date('2026-01-01T00:00:00Z'),
    )
    expect(preview.moved[0]!.after).toBe(after)
  })

  it('another zone alone moves clock times', () => {
    const preview = previewMove(facts({ items }), to('2026-11-22T02:00:00Z', '2026-11-22T03:00:00Z', 'Europe/Berlin'), now)
    expect(preview.moved.find((due) => due.id === 'clock')!.after).toBe('2026-11-22T01:05:00.000Z')
  })
})

describe('freezes', () => {
  const freezes = [{ id: 'f', startsAt: date('2026-11-24T00:00:00Z'), endsAt: date('2026-11-24T04:30:00Z'), reason: 'Sale' }]
  const items = [item('tests', { days: 0 }, '2026-11-22T23:59:00Z'), item('after', { afterHours: 1 }, '2026-11-22T03:00:00Z')]
  it.each([
    ['overlapping', '2026-11-24T04:00:00Z', '2026-11-24T05:00:00Z', 1, ['Sale', null]],
    ['touching its end is not in it', '2026-11-24T04:30:00Z', '2026-11-24T05:00:00Z', 0, ['Sale', null]],
    ['elsewhere', '2026-11-26T04:00:00Z', '2026-11-26T05:00:00Z', 0, [null, null]],
  ])('%s', (_name, start, end, count, reasons) => {
    const preview = previewMove(facts({ items, freezes }), to(start, end), now)
    expect(preview.freezes).toHaveLength(count)
    const of = (id: string) => preview.moved.find((due) => due.id === id)!.freeze
    expect([of('tests'), of('after')]).toEqual(reasons)
  })
})

describe('signatures', () => {
  const signed = (expiresAt: string | null) => [
    { id: 's', slotName: 'QA Lead', slotNameZh: '', person: 'Ayo', expiresAt: expiresAt === null ? null : date(expiresAt) },
  ]
  it.each([
    [
      'put off beyond what it was made for',
      '2026-11-22T03:00:00Z',
      '2026-11-24T02:00:00Z',
      'ends_before_start',
      '2026-11-22T03:00:00.000Z',
    ],
    ['brought forward: it ends with the window', '2026-11-22T03:00:00Z', '2026-11-20T02:00:00Z', 'stands', '2026-11-20T03:00:00.000Z'],
    ['brought forward into the past', '2026-11-22T03:00:00Z', '2026-11-16T10:00:00Z', 'ends_now', '2026-11-16T11:00:00.000Z'],
    ['still long enough', '2026-11-22T03:00:00Z', '2026-11-22T01:00:00Z', 'stands', '2026-11-22T02:00:00.000Z'],
  ])('%s', (_name, expiresAt, start, effect, endsAfter) => {
    const end = new Date(date(start).getTime() + 3_600_000).toISOString()
    expect(previewMove(facts({ signatures: signed(expiresAt) }), to(start, end), now).signatures).toMatchObject([{ effect, endsAfter }])
  })

  it('one that does not expire is not concerned', () => {
    expect(previewMove(facts({ signatures: signed(null) }), to('2026-11-24T02:00:00Z', '2026-11-24T03:00:00Z'), now).signatures).toEqual([])
  })
})
