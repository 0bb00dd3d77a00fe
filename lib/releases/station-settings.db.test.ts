import { describe, expect, it } from 'vitest'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { configureStation } from './configure-station'
import { getRelease } from './queries'
import { getStations } from './station-queries'
import { stationSettingsKey } from './station-settings'
import { code, releaseWorld, value } from './testing/release'

const { db } = testDb()

describe('station settings', () => {
  it('change how a station judges, for administrators only, and are told apart by version', async () => {
    const world = await releaseWorld()
    const made = await world.release()
    await made.settle()
    await made.signAll()
    const input = { kind: 'smoke', params: { maxAgeHours: '2' } }
    expect(code(await configureStation(await person({ role: 'release_manager' }), input))).toBe('denied_role')
    expect(await configureStation(world.manager, { kind: 'smoke', params: { maxAgeHours: 'soon' } })).toMatchObject({
      ok: false,
      refusal: { status: 400, field: 'params.maxAgeHours' },
    })
    expect(code(await configureStation(world.manager, { kind: 'moon', params: {} }))).toBe('not_found')
    const { version } = value(await configureStation(world.manager, input))
    expect(code(await configureStation(world.manager, input, { expectedVersion: version - 1 }))).toBe('version_conflict')
    expect((await getStations()).stations.find((station) => station.kind === 'smoke')?.params).toEqual({ maxAgeHours: 2 })
    await db.smokeRun.updateMany({
      data: { startedAt: new Date(Date.now() - 3 * 3_600_000), finishedAt: new Date(Date.now() - 3 * 3_600_000) },
    })
    expect((await getRelease(world.manager, made.id))!.verdict?.stations.find((station) => station.kind === 'smoke')).toMatchObject({
      call: 'hold',
    })
  })

  it('of a kind this version does not know hold every release', async () => {
    const world = await releaseWorld()
    const made = await world.release()
    const row = await db.setting.findUnique({ where: { key: stationSettingsKey } })
    const stored = { ...(row?.value as object | undefined), rollback: {} }
    await db.setting.upsert({
      where: { key: stationSettingsKey },
      create: { key: stationSettingsKey, value: stored },
      update: { value: stored },
    })
    expect((await getStations()).unknown).toEqual(['rollback'])
    const blockers = (await getRelease(world.manager, made.id))!.verdict!.blockers
    expect(blockers.map((blocker) => blocker.id)).toContain('station:rollback')
  })
})
