import { describe, expect, test } from 'vitest'
import { testDb } from '@/lib/core/testing/test-db'
import { done, smokePlace } from '../testing/smoke-place'
import { getSchedule, listSchedules } from './queries'
import { removeSchedule } from './remove-schedule'
import { saveSchedule } from './save-schedule'

const { db } = testDb()
const url = 'http://127.0.0.1:9'
const scheduled = async () => {
  const place = await smokePlace(url)
  const input = { suiteId: place.suite.id, environmentId: place.environment.id, everySeconds: 60 }
  return { place, input, schedule: done(await saveSchedule(place.manager, input)) }
}

describe('a schedule', () => {
  test('is saved, changed with what the caller saw, listed and removed', async () => {
    const { place, input, schedule } = await scheduled()
    expect(schedule.nextDueAt!.getTime() - Date.now()).toBeLessThanOrEqual(60_000)
    const [listed] = await listSchedules(place.viewer, { suiteId: place.suite.id })
    expect(listed).toMatchObject({ id: schedule.id, failAfter: 3, recoverAfter: 2, alarm: { state: 'unknown' }, mutedBy: null })
    expect(listed?.may).toEqual({ save: false, remove: false })
    const cron = { ...input, everySeconds: null, cron: '0 6 * * *', timeZone: 'Europe/Lisbon' }
    const changed = done(await saveSchedule(place.manager, cron, { expectedVersion: 1 }))
    expect(changed).toMatchObject({ id: schedule.id, version: 2 })
    expect(changed.nextDueAt?.getUTCMinutes()).toBe(0)
    expect(await saveSchedule(place.manager, input, { expectedVersion: 1 })).toMatchObject({ refusal: { code: 'version_conflict' } })
    // Said again it is no decision.
    done(await saveSchedule(place.manager, cron))
    expect(await db.auditEntry.count({ where: { action: 'schedule.save', entityId: schedule.id } })).toBe(2)
    expect(done(await saveSchedule(place.manager, { ...cron, enabled: false })).nextDueAt).toBeNull()
    done(await removeSchedule(place.manager, { scheduleId: schedule.id }))
    expect(await getSchedule(place.manager, schedule.id)).toBeNull()
  })
  test.each([
    { name: 'nothing that starts it', input: {}, code: 'schedule_without_time' },
    { name: 'interval and cron at once', input: { everySeconds: 60, cron: '* * * * *' }, code: 'schedule_twofold' },
    { name: 'an interval below five seconds', input: { everySeconds: 4 }, code: 'bad_input' },
    { name: 'a line that is no cron line', input: { cron: 'every day' }, code: 'bad_input' },
    { name: 'a line with seconds', input: { cron: '* * * * * *' }, code: 'bad_input' },
    { name: 'a day that never comes', input: { cron: '0 0 30 2 *' }, code: 'bad_input' },
    { name: 'a zone that is none', input: { cron: '* * * * *', timeZone: 'Mars/Olympus' }, code: 'bad_input' },
  ])('is refused: $name', async ({ input, code }) => {
    const place = await smokePlace(url)
    const where = { suiteId: place.suite.id, environmentId: place.environment.id }
    expect(await saveSchedule(place.manager, { ...where, ...input })).toMatchObject({ ok: false, refusal: { code } })
  })
  test('is set by release managers, on triggers alone if they like, and not for the environment of another', async () => {
    const place = await smokePlace(url)
    const other = await smokePlace(url)
    const input = { suiteId: place.suite.id, environmentId: place.environment.id, onDeployment: true }
    expect(await saveSchedule(place.onCall, input)).toMatchObject({ refusal: { code: 'denied_role' } })
    expect(done(await saveSchedule(place.manager, input)).nextDueAt).toBeNull()
    expect(await saveSchedule(place.manager, { ...input, environmentId: other.environment.id })).toMatchObject({
      refusal: { code: 'not_found' },
    })
  })
  test('says which window mutes it', async () => {
    const { place, schedule } = await scheduled()
    const span = { startsAt: new Date(Date.now() - 60_000), endsAt: new Date(Date.now() + 60_000) }
    await db.maintenanceWindow.create({
      data: { environmentId: place.environment.id, ...span, reason: 'Moving the database', createdByName: 'Somebody' },
    })
    expect((await getSchedule(place.viewer, schedule.id))?.mutedBy).toMatchObject({ reason: 'Moving the database', wholeEnvironment: true })
  })
})

describe('slots that were due when a schedule is changed', () => {
  const rows = (scheduleId: string) => db.smokeRun.findMany({ where: { scheduleId }, orderBy: { dueAt: 'asc' } })
  test('are accounted for: nobody was there', async () => {
    const { place, input, schedule } = await scheduled()
    await db.smokeSchedule.update({ where: { id: schedule.id }, data: { nextDueAt: new Date(schedule.nextDueAt!.getTime() - 180_000) } })
    done(await saveSchedule(place.manager, { ...input, everySeconds: 300 }))
    const kept = await rows(schedule.id)
    expect(kept.map((row) => row.state)).toEqual(['interrupted', 'interrupted', 'interrupted'])
    expect(kept[0]).toMatchObject({ summary: 'No worker was there', trigger: 'schedule', slots: 1, stepCount: 0 })
  })
  test('stay with whoever asks, until the schedule is removed', async () => {
    const { place, input, schedule } = await scheduled()
    const dueAt = new Date(Date.now() - 1000)
    const held = { nextDueAt: dueAt, leaseOwner: 'somebody', leaseUntil: new Date(Date.now() + 20_000) }
    await db.smokeSchedule.update({ where: { id: schedule.id }, data: held })
    done(await saveSchedule(place.manager, { ...input, everySeconds: 300 }))
    expect(await rows(schedule.id)).toEqual([])
    expect(await db.smokeSchedule.findUnique({ where: { id: schedule.id } })).toMatchObject(held)
    done(await removeSchedule(place.manager, { scheduleId: schedule.id }))
    expect(await rows(schedule.id)).toMatchObject([{ dueAt, state: 'interrupted', summary: 'Its schedule was removed in the middle' }])
  })
})
