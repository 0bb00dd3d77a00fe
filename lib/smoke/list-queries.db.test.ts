import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { integration, person } from '@/lib/core/testing/makers'
import { SuiteFilter, suitesPerPage } from './list-filter'
import { listSuitePage, listSuiteSources } from './list-queries'
import { listSiblingSuites, listSuitePlaces } from './place-queries'
import { createSuite } from './create-suite'
import { done } from './testing/smoke-place'

const definition = {
  steps: [{ name: 'a', request: { url: '{{BASE_URL}}' }, assertions: [{ kind: 'status', params: { expected: '200' } }] }],
}

describe('a page of suites', () => {
  let reader: PersonActor
  let place: Awaited<ReturnType<typeof integration>>
  let other: Awaited<ReturnType<typeof integration>>
  const ids: string[] = []
  let clock = Date.now() - 3_600_000

  const run = (at: number, state: 'passed' | 'failed' | 'interrupted' | 'queued', environment = 0) =>
    db.smokeRun.create({
      data: {
        suiteId: ids[at]!,
        environmentId: place.environments[environment]!.id,
        revision: 1,
        state,
        requestedByName: 'someone',
        createdAt: new Date((clock += 1000)),
        startedAt: state === 'queued' ? null : new Date(clock),
        finishedAt: state === 'queued' ? null : new Date(clock + 500),
        stepCount: 1,
      },
    })
  const list = async (filter: Partial<SuiteFilter> = {}) => listSuitePage(reader, SuiteFilter.parse(filter))
  const names = async (filter: Partial<SuiteFilter> = {}) =>
    (await list(filter)).places.flatMap((one) => one.suites.map((suite) => suite.name))

  beforeAll(async () => {
    const manager = await person({ role: 'release_manager' })
    reader = await person({ role: 'viewer' })
    place = await integration()
    other = await integration()
    for (let at = 0; at < suitesPerPage + 3; at++) {
      const name = `Suite ${String(at).padStart(2, '0')}`
      ids.push(done(await createSuite(manager, { integrationId: place.id, key: `s-${at}`, name, definition })).id)
    }
    done(await createSuite(manager, { integrationId: other.id, key: 'elsewhere', name: 'Elsewhere 100%', definition }))
    await run(0, 'passed')
    await run(0, 'failed')
    await run(0, 'interrupted')
    await run(1, 'passed')
    await run(1, 'passed', 1)
    await run(2, 'passed')
    await run(2, 'failed', 1)
    await run(3, 'passed')
    await run(3, 'queued')
    await db.smokeSchedule.create({
      data: { suiteId: ids[1]!, environmentId: place.environments[0]!.id, everySeconds: 60, createdByName: 'x', nextDueAt: new Date() },
    })
    await db.smokeSchedule.create({
      data: { suiteId: ids[0]!, environmentId: place.environments[0]!.id, everySeconds: 60, createdByName: 'x', alarm: 'alarming' },
    })
    await db.smokeSuite.update({ where: { id: ids[4]! }, data: { archivedAt: new Date() } })
  })

  test('holds so many, in order, and says how many there are', async () => {
    const first = await list({ integration: place.key })
    const second = await list({ integration: place.key, page: 2 })
    expect([first.total, second.total]).toEqual([suitesPerPage + 2, suitesPerPage + 2])
    expect(first.places.flatMap((one) => one.suites)).toHaveLength(suitesPerPage)
    expect(second.places.flatMap((one) => one.suites.map((suite) => suite.name))).toEqual(['Suite 21', 'Suite 22'])
    expect(await list({ integration: place.key, page: 9 })).toMatchObject({ places: [], total: 0 })
  })

  test.each([
    ['failing', ['Suite 00', 'Suite 02']],
    ['passing', ['Suite 01', 'Suite 03']],
    ['running', ['Suite 03']],
    ['alarming', ['Suite 00']],
    ['scheduled', ['Suite 00', 'Suite 01']],
  ] as const)('is narrowed to what is %s', async (state, expected) =>
    expect(await names({ state, integration: place.key })).toEqual(expected),
  )

  test('is narrowed to what never ran, and to what runs only when asked', async () => {
    expect(await names({ state: 'never', integration: place.key })).not.toContain('Suite 00')
    expect(await names({ state: 'unscheduled', integration: place.key, search: 'Suite 0' })).toEqual(
      [2, 3, 5, 6, 7, 8, 9].map((at) => `Suite 0${at}`),
    )
  })

  test.each([
    ['suite 07', ['Suite 07']],
    ['s-12', ['Suite 12']],
    ['100%', ['Elsewhere 100%']],
    ['_', []],
  ])('is searched for %s', async (search, expected) => expect(await names({ search })).toEqual(expected))

  test('tells what each environment saw last, its strip, its schedule', async () => {
    const [suite] = (await list({ search: 'Suite 00' })).places[0]!.suites
    expect(suite!.places.map((one) => one.runs.map((each) => each.state))).toEqual([['interrupted', 'failed', 'stale'], []])
    expect(suite!.places[0]).toMatchObject({
      shown: { state: 'failed' },
      judged: { state: 'failed' },
      schedule: { alarm: { state: 'alarming' } },
    })
    expect(suite!.places[1]).toMatchObject({ shown: null, judged: { state: 'missing' }, schedule: null })
    const [running] = (await list({ search: 'Suite 03' })).places[0]!.suites
    expect(running!.places[0]).toMatchObject({ underWay: { state: 'queued' }, shown: { state: 'passed' } })
  })

  test('shows what is archived only when asked', async () => {
    expect(await names({ search: 'Suite 04' })).toEqual([])
    expect(await names({ archived: true })).toEqual(['Suite 04'])
  })

  test('shows a person of one integration nothing of another', async () => {
    const scoped = await person({ role: 'viewer', integrationId: other.id })
    const seen = await listSuitePage(scoped, SuiteFilter.parse({}))
    expect(seen.places.map((one) => one.id)).toEqual([other.id])
    expect((await listSuiteSources(scoped)).sources.map((one) => one.key)).toEqual([other.key])
    expect(await listSiblingSuites(scoped, place.id)).toEqual([])
  })

  test('knows where suites may be made and put in', async () => {
    const { sources, mayCreate } = await listSuiteSources(reader)
    expect(sources.find((one) => one.key === other.key)).toMatchObject({ suites: 1 })
    expect(mayCreate).toBe(false)
    expect(await listSuitePlaces(reader)).toEqual([])
    expect((await listSiblingSuites(reader, other.id)).map((one) => one.key)).toEqual(['elsewhere'])
  })
})
