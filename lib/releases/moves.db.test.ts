import { describe, expect, it } from 'vitest'
import { job, type TokenActor } from '@/lib/core/actor'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { addFreeze } from '@/lib/integrations/add-freeze'
import { publishTemplate } from '@/lib/templates/publish-template'
import { abortRelease } from './abort-release'
import { completeRelease } from './complete-release'
import { confirmOverride } from './confirm-override'
import { createRelease } from './create-release'
import { listReleases } from './list-queries'
import { prepareRelease } from './prepare-release'
import { getRelease } from './queries'
import { requestOverride } from './request-override'
import { requestSignOff } from './request-sign-off'
import { ReleaseFilter } from './schema'
import { startRelease } from './start-release'
import { code, inHours, releaseWorld, value } from './testing/release'
import { updateRelease } from './update-release'
import { findVerdict, getVerdict } from './verdict-queries'
import { watchRelease } from './watch-release'
import { withdrawOverride } from './withdraw-override'
import { withdrawRequest } from './withdraw-request'

const { db } = testDb()

async function asked() {
  const world = await releaseWorld()
  const made = await world.release()
  await made.settle()
  return { world, made, releaseId: made.id }
}

describe('the way of a release', () => {
  it('from draft to completed, with GO at both steps and every move in the chain and the change log', async () => {
    const { world, made, releaseId } = await asked()
    const { manager } = world
    await made.signAll()
    value(await startRelease(manager, { releaseId }))
    expect(code(await startRelease(manager, { releaseId }))).toBe('release_cannot_start')
    expect(code(await completeRelease(manager, { releaseId }))).toBe('release_cannot_complete')
    value(await watchRelease(manager, { releaseId }))
    expect(await completeRelease(manager, { releaseId })).toMatchObject({
      ok: false,
      refusal: { code: 'release_not_go', data: { call: 'hold' } },
    })
    value(await made.tick('deploy'))
    value(await made.sign(world.signers.onCall, 'on_call_engineer'))
    value(await completeRelease(manager, { releaseId }))
    const view = (await getRelease(manager, releaseId))!
    expect(view).toMatchObject({ state: 'completed', verdict: null })
    await world.set('77')
    expect((await getRelease(manager, releaseId))!.slots.map((slot) => slot.worth)).toEqual(['go', 'go', 'go', 'go', 'go'])
    expect(code(await made.tick('deploy', world.signers.onCall))).toBe('checklist_closed')
    const actions = (await db.auditEntry.findMany({ where: { entityId: releaseId }, orderBy: { seq: 'asc' } })).map((entry) => entry.action)
    expect(actions).toEqual([
      'release.create',
      'release.prepare',
      'release.request_sign_off',
      ...Array(4).fill('release.sign_off'),
      'release.start',
      'release.watch',
      'release.sign_off',
      'release.complete',
    ])
    expect(await db.change.count({ where: { releaseId, kind: 'release' } })).toBe(11)
  })

  it('start without GO is refused with the reasons; a token may start one that is GO', async () => {
    const { world, made, releaseId } = await asked()
    const refused = await startRelease(world.manager, { releaseId })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'release_not_go', status: 409, params: { count: 4, call: 'hold' } } })
    await made.signAll()
    const token: TokenActor = {
      kind: 'token',
      id: 't',
      name: 'ci',
      personId: world.manager.id,
      grants: world.manager.grants,
      scopes: ['releases'],
    }
    expect(code(await startRelease(token, { releaseId }))).toBe('ok')
  })

  it('a freeze forbids the start until it is over', async () => {
    const { world, made, releaseId } = await asked()
    await made.signAll()
    value(
      await addFreeze(world.manager, {
        environmentId: world.environment.id,
        startsAt: inHours(-1),
        endsAt: inHours(48),
        reason: 'Holidays',
      }),
    )
    expect(await startRelease(world.manager, { releaseId })).toMatchObject({
      ok: false,
      refusal: { code: 'release_not_go', params: { call: 'nogo' } },
    })
    const view = (await getRelease(world.manager, releaseId))!
    expect(view.verdict?.goPossibleAt).not.toBeNull()
  })

  it('asking for signatures mails each eligible signer once, and supersedes what still waits', async () => {
    const { world, made } = await asked()
    const { techLead, devops, qaLead, productOwner, onCall } = world.signers
    const mails = await db.outbox.findMany({ where: { dedupKey: { startsWith: `sign_off_requested:${made.id}:` } } })
    const mailsTo = (actor: { email: string }) => mails.filter((mail) => mail.recipient === actor.email).length
    expect([techLead, devops, qaLead, productOwner, onCall, world.manager].map(mailsTo)).toEqual([1, 1, 1, 1, 0, 0])
    const newer = await world.release({ title: 'Next', version: '2.15.0' })
    value(await prepareRelease(world.manager, { releaseId: newer.id }))
    expect(value(await requestSignOff(world.manager, { releaseId: newer.id })).superseded).toEqual([made.number])
    expect((await getRelease(world.manager, made.id))!).toMatchObject({ state: 'superseded', supersededBy: { id: newer.id } })
    const older = await world.release({ title: 'Older', version: '2.13.0' })
    await db.release.update({ where: { id: older.id }, data: { number: -1 - Math.floor(Math.random() * 1e6) } })
    value(await prepareRelease(world.manager, { releaseId: older.id }))
    expect(code(await requestSignOff(world.manager, { releaseId: older.id }))).toBe('release_newer_waiting')
  })

  it('withdrawn and asked again, a signature that is still valid counts', async () => {
    const { world, made, releaseId } = await asked()
    await made.signAll()
    value(await withdrawRequest(world.manager, { releaseId }))
    expect(code(await made.sign(world.signers.techLead, 'tech_lead'))).toBe('sign_only_awaiting')
    value(await requestSignOff(world.manager, { releaseId }))
    expect((await getVerdict(world.manager, releaseId))!.go).toBe(true)
  })

  it('aborted with a reason, in any state that moves', async () => {
    const { world, releaseId } = await asked()
    expect(code(await abortRelease(world.manager, { releaseId, reason: '' }))).toBe('bad_input')
    value(await abortRelease(world.manager, { releaseId, reason: 'Not this week' }))
    expect((await getRelease(world.manager, releaseId))!).toMatchObject({ state: 'aborted', endReason: 'Not this week' })
    expect(code(await abortRelease(world.manager, { releaseId, reason: 'again' }))).toBe('release_cannot_abort')
    expect(code(await updateRelease(world.manager, { releaseId, title: 'x' }))).toBe('release_ended')
  })
})

describe('an emergency override', () => {
  it('needs a permission, a reason and a second person, is used up, and stays visible', async () => {
    const { world, releaseId } = await asked()
    const first = world.manager
    const second = await person({ role: 'release_manager', name: 'Sol' })
    expect(code(await requestOverride(world.signers.devops, { releaseId, reason: 'Customers are down' }))).toBe('denied_role')
    expect(code(await requestOverride(first, { releaseId, reason: 'now' }))).toBe('bad_input')
    const { overrideId } = value(await requestOverride(first, { releaseId, reason: 'Customers are down' }))
    expect(code(await requestOverride(second, { releaseId, reason: 'Customers are down' }))).toBe('override_pending')
    expect(code(await startRelease(first, { releaseId }))).toBe('release_not_go')
    expect(await confirmOverride(first, { releaseId, overrideId })).toMatchObject({
      ok: false,
      refusal: { code: 'override_second_person', status: 403 },
    })
    value(await confirmOverride(second, { releaseId, overrideId }))
    const token: TokenActor = { kind: 'token', id: 't', name: 'ci', personId: first.id, grants: first.grants, scopes: ['releases'] }
    expect(code(await startRelease(token, { releaseId }))).toBe('override_not_person')
    expect(code(await confirmOverride(token, { releaseId, overrideId }))).toBe('denied_person_only')
    value(await startRelease(first, { releaseId }))
    const view = (await getRelease(first, releaseId))!
    expect(view.state).toBe('in_progress')
    expect(view.overrides).toMatchObject([{ state: 'used', step: 'start', confirmedByName: 'Sol', requestedBy: { name: 'Ines Duarte' } }])
    expect(view.overrides[0]!.blockers).toHaveLength(4)
    expect(view.slots[0]!.worth).toBe('open')
    expect(code(await withdrawOverride(first, { releaseId, overrideId }))).toBe('override_used')
  })

  it('does not cover a NO-GO that came after it, and can be withdrawn', async () => {
    const { world, made, releaseId } = await asked()
    const second = await person({ role: 'release_manager' })
    const { overrideId } = value(await requestOverride(world.manager, { releaseId, reason: 'Customers are down' }))
    value(await confirmOverride(second, { releaseId, overrideId }))
    value(await made.sign(world.signers.techLead, 'tech_lead', { decision: 'nogo', reason: 'Wrong image' }))
    expect(code(await startRelease(world.manager, { releaseId }))).toBe('override_outgrown')
    value(await withdrawOverride(second, { releaseId, overrideId }))
    expect(code(await confirmOverride(second, { releaseId, overrideId }))).toBe('override_withdrawn')
    expect(code(await startRelease(world.manager, { releaseId }))).toBe('release_not_go')
  })

  it('is not given where the verdict is GO', async () => {
    const { world, made, releaseId } = await asked()
    await made.signAll()
    expect(code(await requestOverride(world.manager, { releaseId, reason: 'Just in case of it' }))).toBe('override_not_needed')
  })
})

describe('creating and editing', () => {
  it('copies the template: a later version changes nothing', async () => {
    const world = await releaseWorld()
    const made = await world.release()
    const { key, name } = await db.template.findUniqueOrThrow({ where: { id: world.template.templateId } })
    value(
      await publishTemplate(world.manager, {
        key,
        name,
        body: {
          facts: [],
          phases: [{ key: 'p', title: 'P', groups: [{ title: 'G', items: [{ key: 'x', text: 'X', before: 'start' }] }] }],
          slots: [],
        },
      }),
    )
    const view = (await getRelease(world.manager, made.id))!
    expect(view.template).toMatchObject({ name: 'Dated release', number: 1 })
    expect(view.slots).toHaveLength(5)
  })

  it('refuses wrong windows, foreign environments, unknown facts and drafts of templates, each at its field', async () => {
    const world = await releaseWorld()
    const other = await releaseWorld()
    const input = {
      integrationId: world.place.id,
      environmentId: world.environment.id,
      templateVersionId: world.template.versionId,
      title: 'T',
      version: '1',
      window: { start: '2026-11-22T02:00', end: '2026-11-22T03:00', timeZone: 'UTC' },
    }
    const refusal = async (changes: Record<string, unknown>) => {
      const answer = await createRelease(world.manager, { ...input, ...changes })
      return answer.ok ? 'ok' : `${answer.refusal.code} ${answer.refusal.field}`
    }
    expect(await refusal({ window: { ...input.window, end: '2026-11-22T01:00' } })).toBe('window_order window.end')
    expect(await refusal({ window: { ...input.window, start: '2026-02-30T01:00' } })).toBe('no_such_moment window.start')
    expect(await refusal({ window: { ...input.window, timeZone: 'Mars/Olympus' } })).toBe('bad_input window.timeZone')
    expect(await refusal({ environmentId: other.environment.id })).toBe('environment_elsewhere environmentId')
    expect(await refusal({ facts: { nothing: true } })).toBe('fact_unknown facts.nothing')
    expect(await refusal({ artifacts: [{ name: 'a', digest: 'latest' }] })).toBe('bad_input artifacts.0.digest')
    expect(await refusal({ templateVersionId: world.place.id })).toBe('template_not_published templateVersionId')
    expect(await refusal({ unknown: 1 })).toBe('bad_input ')
    expect(code(await createRelease(job('x'), input))).toBe('denied_person_only')
  })

  it('reads local times in the zone of the window, and moves every due time with it', async () => {
    const world = await releaseWorld()
    const made = await world.release({ window: { start: '2026-11-22T02:00', end: '2026-11-22T03:00', timeZone: 'Europe/Berlin' } })
    expect((await getRelease(world.manager, made.id))!.window).toEqual({
      start: '2026-11-22T01:00:00.000Z',
      end: '2026-11-22T02:00:00.000Z',
      timeZone: 'Europe/Berlin',
    })
    value(
      await updateRelease(world.manager, {
        releaseId: made.id,
        window: { start: '2026-11-23T02:00', end: '2026-11-23T03:00', timeZone: 'UTC' },
      }),
    )
    expect((await getRelease(world.manager, made.id))!.window.start).toBe('2026-11-23T02:00:00.000Z')
  })

  it('tells two editors apart by version, and changes nothing that was signed after the start', async () => {
    const { world, made, releaseId } = await asked()
    const { rowVersion } = (await getRelease(world.manager, releaseId))!
    value(await updateRelease(world.manager, { releaseId, title: 'One' }, { expectedVersion: rowVersion }))
    expect(await updateRelease(world.manager, { releaseId, title: 'Two' }, { expectedVersion: rowVersion })).toMatchObject({
      ok: false,
      refusal: { code: 'version_conflict', status: 409 },
    })
    await made.signAll()
    value(await startRelease(world.manager, { releaseId }))
    expect(code(await updateRelease(world.manager, { releaseId, version: '3' }))).toBe('release_field_fixed')
    expect(code(await updateRelease(world.manager, { releaseId, title: 'Three' }))).toBe('ok')
  })
})

describe('reading', () => {
  it('shows releases only to those who may read the integration', async () => {
    const { world, releaseId } = await asked()
    const stranger = await person({ role: 'viewer', integrationId: (await releaseWorld()).place.id })
    expect(await getRelease(stranger, releaseId)).toBeNull()
    expect(await getVerdict(stranger, releaseId)).toBeNull()
    expect((await listReleases(stranger, ReleaseFilter.parse({}))).total).toBe(0)
    expect(
      (await listReleases(world.manager, ReleaseFilter.parse({ integrationId: world.place.id, state: 'open' }))).releases,
    ).toMatchObject([{ id: releaseId, verdict: { call: 'hold', blockers: 4 } }])
    expect((await listReleases(world.manager, ReleaseFilter.parse({ integrationId: world.place.id, search: 'nothing' }))).total).toBe(0)
  })

  it('answers a pipeline: go only when the version may be deployed, with the reasons in words', async () => {
    const { world, made, releaseId } = await asked()
    const question = { integration: world.place.key, environment: 'production', version: '2.14.0' }
    const before = (await findVerdict(world.manager, question))!
    expect(before).toMatchObject({ go: false, verdict: { call: 'hold' } })
    expect(before.verdict!.blockers[0]!.text).toBe('Tech Lead has not signed.')
    await made.signAll()
    expect((await findVerdict(world.manager, question))!.go).toBe(true)
    value(await startRelease(world.manager, { releaseId }))
    expect((await findVerdict(world.manager, question))!.go).toBe(true)
    expect(await findVerdict(world.manager, { ...question, version: '9' })).toBeNull()
  })
})
