import { assignItem } from '@/lib/checklists/assign-item'
import { failItem } from '@/lib/checklists/fail-item'
import type { PersonActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { person } from '@/lib/core/testing/makers'
import { requestOverride } from '@/lib/releases/request-override'
import { prepareRelease } from '@/lib/releases/prepare-release'
import { releaseWorld, value } from '@/lib/releases/testing/release'
import { describe, expect, it } from 'vitest'
import { getBoard } from './queries'

/** Slot roles hold for every integration here, so other tests' releases ask too: only one release's needs. */
const needsOf = async (actor: PersonActor, releaseId: string) =>
  (await getBoard(actor)).needs.filter((need) => need.release.id === releaseId)

describe('getBoard', () => {
  it('is empty for a person without a role, and says what is missing', async () => {
    const board = await getBoard(await person())
    expect(board).toMatchObject({
      needs: [],
      inFlight: [],
      places: [],
      may: { createRelease: false, createIntegration: false },
      ready: { integrations: false },
    })
  })

  it('asks each signer for their own slot only, while it is open', async () => {
    const world = await releaseWorld()
    const release = await world.release()
    expect(await needsOf(world.signers.qaLead, release.id)).toEqual([])
    await release.settle()
    expect(await needsOf(world.signers.qaLead, release.id)).toMatchObject([
      { kind: 'sign', slotName: 'QA Lead', why: 'open', release: { id: release.id, title: 'Cursor pagination' } },
    ])
    expect((await getBoard(world.manager)).inFlight.find((row) => row.release.id === release.id)).toMatchObject({
      state: 'awaiting_sign_off',
      call: 'hold',
      managerName: 'Ines Duarte',
      overridden: false,
    })
    value(await release.sign(world.signers.qaLead, 'qa_lead'))
    expect(await needsOf(world.signers.qaLead, release.id)).toEqual([])
    // The one who asked for the release signs nothing, whatever the roles.
    expect((await needsOf(world.manager, release.id)).map((need) => need.kind)).toEqual(['blocker'])
  })

  it('asks again, naming the part, exactly where a change made a signature stale', async () => {
    const world = await releaseWorld()
    const release = await world.release()
    const lineOf = async (id: string) => (await getBoard(world.manager)).inFlight.find((row) => row.release.id === id)
    await release.settle()
    await release.signAll()
    expect(await lineOf(release.id)).toMatchObject({ call: 'go', blockers: 0 })
    await world.set('5')
    expect(await needsOf(world.signers.devops, release.id)).toMatchObject([{ kind: 'sign', why: 'stale', parts: ['configuration'] }])
    expect(await needsOf(world.signers.productOwner, release.id)).toEqual([])
    expect(await lineOf(release.id)).toMatchObject({ call: 'hold' })
    const { places } = await getBoard(world.manager)
    expect(places.find((place) => place.environmentId === world.environment.id)?.smoke).toMatchObject({ tone: 'hold', word: 'stale' })
  })

  it('shows what is assigned until it is settled, and failed before open', async () => {
    const world = await releaseWorld()
    const release = await world.release()
    value(await prepareRelease(world.manager, { releaseId: release.id }))
    const { onCall } = world.signers
    for (const key of ['unit', 'report', 'migration'])
      value(await assignItem(world.manager, { itemId: release.itemId(key), personId: onCall.id }))
    value(await failItem(onCall, { itemId: release.itemId('report'), reason: 'The report is of another version.' }))
    const needs = await needsOf(onCall, release.id)
    // The third item's condition does not hold for this release, so it asks nothing.
    expect(needs).toMatchObject([
      { kind: 'item', text: 'Item report', state: 'failed' },
      { kind: 'item', text: 'Item unit', state: 'open', late: false },
    ])
    value(await release.tick('unit', onCall))
    expect(await needsOf(onCall, release.id)).toHaveLength(1)
  })

  it('calls a second person to an override, never the one who asked', async () => {
    const world = await releaseWorld()
    const release = await world.release()
    await release.settle()
    value(await requestOverride(world.manager, { releaseId: release.id, reason: 'The window closes and the fix is urgent.' }))
    const other = await person({ role: 'release_manager' })
    expect(await needsOf(other, release.id)).toMatchObject([{ kind: 'override', requestedByName: 'Ines Duarte' }])
    const kinds = async (actor: PersonActor) => (await needsOf(actor, release.id)).map((need) => need.kind)
    expect(await kinds(world.manager)).toEqual(['blocker'])
    expect(await kinds(world.signers.qaLead)).toEqual(['sign'])
  })

  it('sums up every environment: last run, the runs before it, what is configured', async () => {
    const world = await releaseWorld()
    await world.run('failed')
    await world.run()
    const board = await getBoard(world.manager)
    const production = board.places.find((place) => place.environmentId === world.environment.id)
    expect(production).toMatchObject({
      smoke: { tone: 'go', word: 'passed', passed: 1, steps: 1, suites: 1 },
      recent: ['failed', 'passed'],
      configuration: { set: 1, required: 1, blocking: 0 },
    })
    const staging = board.places.find((place) => place.integrationId === world.place.id && !place.production)
    expect(staging).toMatchObject({ smoke: { word: 'none', runId: null }, recent: [], configuration: { set: 0, required: 1, blocking: 1 } })
    await world.changeSuite()
    const after = await getBoard(world.manager)
    expect(after.places.find((place) => place.environmentId === world.environment.id)?.smoke.word).toBe('stale')
  })

  it('shows nothing of integrations the person may not read', async () => {
    const world = await releaseWorld()
    await (await world.release()).settle()
    const elsewhere = await releaseWorld()
    const reader = await person({ role: 'viewer', integrationId: elsewhere.place.id, slots: ['qa_lead'] })
    const board = await getBoard(reader)
    expect(board.inFlight).toEqual([])
    expect(new Set(board.places.map((place) => place.integrationId))).toEqual(new Set([elsewhere.place.id]))
    expect(board.needs).toEqual([])
  })

  it('leaves out releases that have ended', async () => {
    const world = await releaseWorld()
    const release = await world.release()
    await db.release.update({ where: { id: release.id }, data: { state: 'completed' } })
    expect((await getBoard(world.manager)).inFlight.map((row) => row.release.id)).not.toContain(release.id)
  })
})
