import { describe, expect, it } from 'vitest'
import { foldItems, markOf } from './fold-items'
import type { TimelineFacts, TimelineItem } from './timeline-facts'
import { buildTimeline } from './timeline-model'

const at = (text: string) => Date.parse(text)

const item = (id: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id,
  parentId: null,
  parent: false,
  text: id,
  textZh: '',
  kind: 'manual',
  phase: 'p',
  due: null,
  dueAt: null,
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
const done = { state: 'done', settled: true }

const facts = (more: Partial<TimelineFacts> = {}): TimelineFacts => ({
  window: { start: '2026-11-22T02:00:00Z', end: '2026-11-22T03:00:00Z', timeZone: 'UTC' },
  phases: [],
  items: [],
  freezes: [],
  signatures: [],
  startedAt: null,
  endedAt: null,
  ...more,
})
const now = at('2026-11-20T12:00:00Z')

describe('how far an item is', () => {
  it.each([
    ['done', item('a', { ...done, dueAt: '2026-11-01T00:00:00Z' }), 'done'],
    ['waived', item('a', { state: 'waived', settled: true }), 'excused'],
    ['failed, even before its due', item('a', { state: 'failed', dueAt: '2026-12-01T00:00:00Z' }), 'failed'],
    ['past its due', item('a', { dueAt: '2026-11-20T11:59:59Z' }), 'late'],
    ['due this very moment', item('a', { dueAt: '2026-11-20T12:00:00Z' }), 'soon'],
    ['due within a day', item('a', { dueAt: '2026-11-21T12:00:00Z' }), 'soon'],
    ['due later', item('a', { dueAt: '2026-11-21T12:00:01Z' }), 'open'],
    ['without a due', item('a'), 'open'],
    ['a reading past its time', item('a', { kind: 'reading', dueAt: '2026-11-20T11:50:00Z', missedFrom: '2026-11-20T12:20:00Z' }), 'due'],
    [
      'a reading past its grace',
      item('a', { kind: 'reading', dueAt: '2026-11-20T11:00:00Z', missedFrom: '2026-11-20T12:00:00Z' }),
      'missed',
    ],
    ['stale and not yet due', item('a', { state: 'stale', dueAt: '2026-11-22T00:00:00Z' }), 'stale'],
    ['stale and past its due', item('a', { state: 'stale', dueAt: '2026-11-19T00:00:00Z' }), 'late'],
  ])('%s', (_name, one, mark) => {
    expect(markOf(one, now)).toBe(mark)
  })
})

describe('folding parts into what they are part of', () => {
  const due = '2026-11-22T02:10:00Z'
  it('parts of the same time are one point with the worst of their marks and all their estimates', () => {
    const points = foldItems(
      [
        item('deploy', { parent: true, dueAt: due }),
        item('code', { parentId: 'deploy', dueAt: due, ...done, settledAt: '2026-11-22T02:12:00Z', estimateMinutes: 3, who: 'Mira' }),
        item('restart', { parentId: 'deploy', dueAt: due, estimateMinutes: 2, who: 'Tomás', startedAt: '2026-11-22T02:12:00Z' }),
      ],
      at('2026-11-22T02:13:00Z'),
    )
    expect(points).toHaveLength(1)
    expect(points[0]).toMatchObject({ done: 1, mark: 'late', estimateMinutes: 5, who: 'Mira, Tomás', settledAt: null })
    expect(points[0]!.leaves.map((leaf) => leaf.id)).toEqual(['code', 'restart'])
  })

  it('a part with a time of its own stands alone, and a parent without parts of its time is not shown', () => {
    const points = foldItems(
      [item('deploy', { parent: true, dueAt: due }), item('later', { parentId: 'deploy', dueAt: '2026-11-22T05:00:00Z' })],
      now,
    )
    expect(points.map((point) => point.item.id)).toEqual(['later'])
  })

  it('all parts settled: the end is the last of them', () => {
    const [point] = foldItems(
      [
        item('a', { parent: true, dueAt: due }),
        item('b', { parentId: 'a', dueAt: due, ...done, settledAt: '2026-11-22T02:12:00Z' }),
        item('c', { parentId: 'a', dueAt: due, ...done, settledAt: '2026-11-22T02:15:00Z' }),
      ],
      now,
    )
    expect(point).toMatchObject({ mark: 'done', settledAt: at('2026-11-22T02:15:00Z') })
  })
})

describe('the release as days', () => {
  const plan = facts({
    phases: [{ key: 'p', title: 'D-1', titleZh: '', offset: 'D-1', at: '2026-11-21T23:59:00Z', wholeDay: true }],
    items: [
      item('mail', { dueAt: '2026-11-15T23:59:00Z', wholeDay: true, ...done }),
      item('tests', { dueAt: '2026-11-19T23:59:00Z', wholeDay: true }),
      item('backup', { dueAt: '2026-11-21T23:59:00Z', wholeDay: true }),
      item('on', { dueAt: '2026-11-22T02:00:00Z' }),
      item('review', { dueAt: '2026-12-22T02:00:00Z' }),
      item('whenever'),
    ],
  })

  it('has a row for each day that holds something, with what is empty between', () => {
    const { days } = buildTimeline(plan, now)
    expect(days.map((day) => [day.date, day.offset, day.gapBefore])).toEqual([
      ['2026-11-15', -7, 0],
      ['2026-11-19', -3, 3],
      ['2026-11-20', -2, 0],
      ['2026-11-21', -1, 0],
      ['2026-11-22', 0, 0],
      ['2026-12-22', 30, 29],
    ])
    expect(days.map((day) => day.today)).toEqual([false, false, true, false, false, false])
  })

  it('says what is late, what is next, and what has no time', () => {
    const line = buildTimeline(plan, now)
    expect(line.late.map((point) => point.item.id)).toEqual(['tests'])
    expect(line.next.map((point) => point.item.id)).toEqual(['backup'])
    expect(line.undated.map((point) => point.item.id)).toEqual(['whenever'])
    expect([line.settled, line.total]).toEqual([1, 6])
  })

  it('orders a day: its phase, what is due some time, then by the minute, the window opening before what begins with it', () => {
    const { days } = buildTimeline(plan, now)
    expect(days[3]!.entries.map((entry) => entry.id)).toEqual(['phase p', 'backup'])
    expect(days[4]!.entries.map((entry) => entry.id)).toEqual(['window_opens', 'on', 'window_closes'])
  })

  it('an ended release has no now, nothing late and nothing next', () => {
    const line = buildTimeline({ ...plan, endedAt: '2026-11-20T00:00:00Z' }, now)
    expect([line.late, line.next]).toEqual([[], []])
    expect(line.days.some((day) => day.today || day.entries.some((entry) => entry.kind === 'now'))).toBe(false)
  })

  it('marks the days of a freeze and tells its ends near the plan only', () => {
    const freezes = [
      { id: 'f', startsAt: '2026-11-21T12:00:00Z', endsAt: '2026-11-22T01:00:00Z', reason: 'Sale' },
      { id: 'g', startsAt: '2027-05-01T00:00:00Z', endsAt: '2027-05-02T00:00:00Z', reason: 'Far' },
    ]
    const { days } = buildTimeline({ ...plan, freezes }, now)
    expect(days.map((day) => day.frozen)).toEqual([[], [], [], ['Sale'], ['Sale'], []])
    expect(days.flatMap((day) => day.entries).filter((entry) => entry.kind.startsWith('freeze'))).toHaveLength(2)
  })

  it('ends of signatures count until the start', () => {
    const signatures = [{ id: 's', slotName: 'QA Lead', slotNameZh: '', person: 'Ayo', endsAt: '2026-11-21T09:00:00Z' }]
    const ids = (more: Partial<TimelineFacts>) =>
      buildTimeline({ ...plan, signatures, ...more }, now).days.flatMap((day) => day.entries.map((entry) => entry.id))
    expect(ids({})).toContain('signature s')
    expect(ids({ startedAt: '2026-11-20T09:00:00Z' })).not.toContain('signature s')
  })
})

describe('days of a zone whose clocks change', () => {
  const berlin = (start: string, end: string, dues: string[]) =>
    buildTimeline(
      facts({
        window: { start, end, timeZone: 'Europe/Berlin' },
        items: dues.map((dueAt, index) => item(`i${index}`, { dueAt })),
        endedAt: '2026-01-01T00:00:00Z',
      }),
      now,
    ).days.map((day) => [day.date, day.offset, day.entries.length])

  it('the long day of autumn is one row of 25 hours', () => {
    expect(
      berlin('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', [
        '2026-10-24T21:59:00Z',
        '2026-10-24T22:00:00Z',
        '2026-10-25T22:59:00Z',
        '2026-10-25T23:00:00Z',
      ]),
    ).toEqual([
      ['2026-10-24', -1, 1],
      ['2026-10-25', 0, 4],
      ['2026-10-26', 1, 1],
    ])
  })

  it('the short day of spring is one row of 23 hours', () => {
    expect(
      berlin('2027-03-28T01:00:00Z', '2027-03-28T02:00:00Z', [
        '2027-03-27T22:59:00Z',
        '2027-03-27T23:00:00Z',
        '2027-03-28T21:59:00Z',
        '2027-03-28T22:00:00Z',
      ]),
    ).toEqual([
      ['2027-03-27', -1, 1],
      ['2027-03-28', 0, 4],
      ['2027-03-29', 1, 1],
    ])
  })
})
