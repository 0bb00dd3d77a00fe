import { expect, it } from 'vitest'
import { isActionLate } from './rules'

const dueOn = new Date('2026-11-29T00:00:00Z')

it.each([
  ['on its day', 'UTC', '2026-11-29T23:59:00Z', null, false],
  ['the day after', 'UTC', '2026-11-30T00:00:00Z', null, true],
  ['the day after there, its day here', 'Asia/Shanghai', '2026-11-29T16:30:00Z', null, true],
  ['its day there, the day after here', 'America/New_York', '2026-11-30T03:00:00Z', null, false],
  ['done', 'UTC', '2026-12-24T00:00:00Z', '2026-12-01T00:00:00Z', false],
  ['in a zone nobody knows', 'Mars/Olympus', '2026-11-30T00:00:00Z', null, true],
])('an action %s', (_name, zone, now, doneAt, late) => {
  expect(isActionLate({ dueOn, doneAt: doneAt ? new Date(doneAt) : null }, zone, new Date(now))).toBe(late)
})
