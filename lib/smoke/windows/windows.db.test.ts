import { describe, expect, it } from 'vitest'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { createSuite } from '../create-suite'
import { plainDefinition } from '../testing/plain-definition'
import { done } from '../testing/smoke-place'
import { addWindow } from './add-window'
import { endWindow } from './end-window'
import { listWindows } from './queries'

const { db } = testDb()
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()

async function place() {
  const own = await integration()
  const [manager, onCall] = [await person({ role: 'release_manager' }), await person({ role: 'on_call', integrationId: own.id })]
  const suite = done(await createSuite(manager, { integrationId: own.id, key: 'core', name: 'Core', definition: plainDefinition }))
  return { own, onCall, suite, production: own.environments[1]! }
}

describe('a maintenance window', () => {
  it('is planned, listed in order, and ended early by whoever is on call; overlapping is allowed', async () => {
    const { own, onCall, suite, production } = await place()
    const add = async (from: number, to: number, suiteId: string | null, reason: string) =>
      done(await addWindow(onCall, { environmentId: production.id, suiteId, startsAt: hours(from), endsAt: hours(to), reason })).id
    await add(5, 6, null, 'Later')
    const running = await add(-1, 1, null, 'Database upgrade')
    await add(-2, 2, suite.id, 'Overlaps')
    const states = async () =>
      (await listWindows(onCall, { integrationId: own.id }))!.windows.map(({ reason, state, suiteName }) => [reason, state, suiteName])
    expect(await states()).toEqual([
      ['Overlaps', 'running', 'Core'],
      ['Database upgrade', 'running', null],
      ['Later', 'coming', null],
    ])
    done(await endWindow(onCall, { windowId: running }))
    expect((await states()).at(-1)).toEqual(['Database upgrade', 'over', null])
    expect(await db.maintenanceWindow.findUniqueOrThrow({ where: { id: running } })).toMatchObject({ endedByName: onCall.name })
    expect(await endWindow(onCall, { windowId: running })).toMatchObject({ ok: false, refusal: { code: 'window_is_over' } })
    const audited = await db.auditEntry.findMany({ where: { entityId: running }, orderBy: { seq: 'asc' } })
    expect(audited.map((entry) => entry.action)).toEqual(['maintenance.add', 'maintenance.end'])
  })

  it.each([
    ['turned round', hours(2), hours(1), 'window_turned_round', 'endsAt'],
    ['over already', hours(-2), hours(-1), 'window_over', 'endsAt'],
    ['of two months', hours(0), hours(24 * 60), 'window_too_long', 'endsAt'],
    ['of a day that is none', '2026-02-31T10:00', hours(1), 'bad_moment', 'startsAt'],
  ])('%s is refused at its field', async (_name, startsAt, endsAt, code, field) => {
    const { onCall, production } = await place()
    expect(await addWindow(onCall, { environmentId: production.id, startsAt, endsAt, reason: 'x' })).toMatchObject({
      ok: false,
      refusal: { code, field },
    })
  })

  it('reads a time without an offset in the zone of the environment', async () => {
    const { onCall, production } = await place()
    await db.environment.update({ where: { id: production.id }, data: { timeZone: 'Asia/Shanghai' } })
    const day = hours(48).slice(0, 10)
    const input = { environmentId: production.id, startsAt: `${day}T02:00`, endsAt: `${day}T03:00`, reason: 'x' }
    expect(done(await addWindow(onCall, input)).startsAt.toISOString()).toBe(new Date(`${day}T02:00+08:00`).toISOString())
  })

  it('is never of a suite of something else, and not for those who only look', async () => {
    const [here, there] = [await place(), await place()]
    const input = { environmentId: here.production.id, startsAt: hours(0), endsAt: hours(1), reason: 'x' }
    expect(await addWindow(here.onCall, { ...input, suiteId: there.suite.id })).toMatchObject({ ok: false, refusal: { code: 'not_found' } })
    for (const actor of [there.onCall, await person({ role: 'viewer' })]) {
      expect(await addWindow(actor, input)).toMatchObject({ ok: false, refusal: { status: 403 } })
    }
    expect(await listWindows(there.onCall, { integrationId: here.own.id })).toBeNull()
  })
})
