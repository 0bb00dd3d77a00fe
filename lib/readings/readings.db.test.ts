import { afterEach, describe, expect, it } from 'vitest'
import { rescheduleChecklist } from '@/lib/checklists/instantiate-checklist'
import { job } from '@/lib/core/actor'
import { shiftClock } from '@/lib/core/clock'
import { testDb } from '@/lib/core/testing/test-db'
import { besideWorld } from '@/lib/releases/testing/beside'
import { code, value } from '@/lib/releases/testing/release'
import { announceReadings } from './announce-readings'
import { takeDueReadings } from './due-readings'
import { markMissedReadings } from './mark-missed-readings'
import { getReadings } from './queries'
import { recordReading } from './record-reading'

const { db } = testDb()
afterEach(async () => {
  shiftClock(0)
  await db.release.updateMany({ data: { endedAt: new Date() } })
})

/** One minute of the worker, so many minutes after the window's start. */
async function minute(start: Date, minutes: number) {
  shiftClock(start.getTime() + minutes * 60_000 + 1000 - Date.now())
  const announced = value(await announceReadings(job('worker'), {})).announced
  return { announced, missed: value(await markMissedReadings(job('worker'), {})).missed }
}
const noticesOf = (personId: string) => db.notice.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } })

describe('readings', () => {
  it('are announced once at their time, to the holders of the role, and missed once after their grace', async () => {
    const world = await besideWorld()
    expect(await minute(world.start, 14)).toEqual({ announced: 0, missed: 0 })
    expect(await minute(world.start, 15)).toEqual({ announced: 1, missed: 0 })
    expect(await minute(world.start, 16)).toEqual({ announced: 0, missed: 0 })
    expect((await noticesOf(world.onCall.id)).map(({ kind, href }) => [kind, href])).toEqual([
      ['reading_due', `/releases/${world.releaseId}/readings#item-${world.itemId('hour_one_15')}`],
    ])
    expect(await noticesOf(world.manager.id)).toEqual([])
    expect(await db.outbox.findMany({ select: { recipient: true } })).toEqual([{ recipient: world.onCall.email }])

    expect(await minute(world.start, 24)).toEqual({ announced: 0, missed: 0 })
    expect(await minute(world.start, 25)).toEqual({ announced: 0, missed: 1 })
    expect(await minute(world.start, 26)).toEqual({ announced: 0, missed: 0 })
    expect((await noticesOf(world.manager.id)).map(({ kind }) => kind)).toEqual(['reading_missed'])
    const entry = await db.auditEntry.findFirst({ where: { action: 'reading.mark_missed', integrationId: world.place.id } })
    expect(entry?.entityId).toBe(world.itemId('hour_one_15'))

    // Late entering is possible and says so; the next one is in time, with no data where there was none.
    const late = value(
      await recordReading(world.onCall, { itemId: world.itemId('hour_one_15'), figures: { error_rate: 2, p95: 'no_data' } }),
    )
    expect(late).toMatchObject({ state: 'done', late: true, outside: 1 })
    await minute(world.start, 30)
    value(await recordReading(world.onCall, { itemId: world.itemId('hour_one_30'), figures: { error_rate: 0, p95: 420 } }))
    const view = (await getReadings(world.viewer, world.releaseId))!
    expect(view.mayRecord).toBe(false)
    expect(view.readings.map(({ standing, figures }) => [standing, figures.map((figure) => [figure.value, figure.worth])])).toEqual([
      [
        'entered_late',
        [
          [2, 'alarm'],
          [null, 'no_data'],
        ],
      ],
      [
        'entered',
        [
          [0, 'good'],
          [420, 'good'],
        ],
      ],
      ['coming', []],
      ['coming', []],
    ])
  })

  it('are due and missed at their very instant, and told once by two workers at the same time', async () => {
    const world = await besideWorld()
    const itemId = world.itemId('hour_one_15')
    const taken = async (which: 'announce' | 'miss', minutes: number, ms: number) => {
      const now = new Date(world.start.getTime() + minutes * 60_000 + ms)
      return (await db.$transaction((tx) => takeDueReadings(tx, now, which))).map(({ id }) => id)
    }
    expect([await taken('announce', 15, -1), await taken('announce', 15, 0)]).toEqual([[], [itemId]])
    expect([await taken('miss', 25, -1), await taken('miss', 25, 0)]).toEqual([[], [itemId]])

    const both = async (minutes: number) => {
      shiftClock(world.start.getTime() + minutes * 60_000 + 1000 - Date.now())
      const worker = async () => {
        value(await announceReadings(job('worker'), {}))
        value(await markMissedReadings(job('worker'), {}))
      }
      await Promise.all([worker(), worker()])
    }
    await both(15)
    await both(25)
    // What one worker left to the other because its row was taken is done a minute later.
    await both(26)
    expect((await noticesOf(world.onCall.id)).map(({ kind }) => kind)).toEqual(['reading_due'])
    expect((await noticesOf(world.manager.id)).map(({ kind }) => kind)).toEqual(['reading_missed'])
    expect(await db.outbox.count({ where: { recipient: world.onCall.email } })).toBe(1)
    expect(await db.auditEntry.count({ where: { action: 'reading.mark_missed', integrationId: world.place.id } })).toBe(1)
  })

  it('that are moved are due anew, and one whose grace had passed at the start is told to nobody', async () => {
    const world = await besideWorld()
    await minute(world.start, 26)
    const later = new Date(world.start.getTime() + 2 * 3_600_000)
    await db.$transaction((tx) =>
      rescheduleChecklist(tx, world.checklistId, { windowStart: later, windowEnd: new Date(later.getTime() + 3_600_000), timeZone: 'UTC' }),
    )
    expect(await minute(later, 14)).toEqual({ announced: 0, missed: 0 })
    expect((await getReadings(world.manager, world.releaseId))!.readings[0]!.standing).toBe('coming')
    expect(await minute(later, 15)).toEqual({ announced: 1, missed: 0 })
    const { missedAt } = await db.checklistItem.findUniqueOrThrow({ where: { id: world.itemId('hour_one_15') } })
    expect(missedAt).toBeNull()

    const tardy = await besideWorld()
    await db.release.update({ where: { id: tardy.releaseId }, data: { startedAt: new Date(tardy.start.getTime() + 40 * 60_000) } })
    await minute(tardy.start, 41)
    expect((await noticesOf(tardy.onCall.id)).length).toBe(0)
    expect((await getReadings(tardy.manager, tardy.releaseId))!.readings.map(({ standing }) => standing)).toEqual([
      'missed',
      'missed',
      'coming',
      'coming',
    ])
  })

  it('refuse figures that are missing, unknown or none, at their field, and anyone who may not', async () => {
    const world = await besideWorld(20)
    const itemId = world.itemId('hour_one_15')
    const enter = (figures: unknown, actor = world.onCall) => recordReading(actor, { itemId, figures })
    expect(await enter({ error_rate: 1 })).toMatchObject({ ok: false, refusal: { field: 'figures.p95', status: 400 } })
    expect(await enter({ error_rate: 1, p95: 2, cpu: 3 })).toMatchObject({ ok: false, refusal: { field: 'figures.cpu' } })
    expect(await enter({ error_rate: '', p95: 2 })).toMatchObject({
      ok: false,
      refusal: { fields: { 'figures.error_rate': expect.stringMatching(/number/) } },
    })
    expect(code(await recordReading(world.onCall, { itemId: world.itemId('review') }))).toBe('reading_expected')
    expect(code(await enter({ error_rate: 1, p95: 2 }, world.viewer))).toBe('denied_role')
    await db.checklist.update({ where: { id: world.checklistId }, data: { closedAt: new Date() } })
    expect(code(await enter({ error_rate: 1, p95: 2 }))).toBe('checklist_closed')
    expect(await minute(world.start, 50)).toEqual({ announced: 0, missed: 0 })
  })
})
