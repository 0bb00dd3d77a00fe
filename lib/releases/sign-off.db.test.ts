import { describe, expect, it } from 'vitest'
import { shiftClock } from '@/lib/core/clock'
import type { TokenActor } from '@/lib/core/actor'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { addEvidence } from '@/lib/checklists/add-evidence'
import { failItem } from '@/lib/checklists/fail-item'
import { removeEvidence } from '@/lib/checklists/remove-evidence'
import { untickItem } from '@/lib/checklists/untick-item'
import { updateSettings } from '@/lib/people/update-settings'
import { delegateSlot } from './delegate-slot'
import { liftSignOff } from './lift-sign-off'
import { getRelease } from './queries'
import { revokeDelegation } from './revoke-delegation'
import { signOff } from './sign-off'
import { startRelease } from './start-release'
import { code, inHours, releaseWorld, subjectOf, value } from './testing/release'
import { updateRelease } from './update-release'

const { db } = testDb()

type World = Awaited<ReturnType<typeof releaseWorld>>
type Made = Awaited<ReturnType<World['release']>>

/** What every slot is worth, by role. */
async function worths(world: World, made: Made): Promise<Record<string, string>> {
  const view = (await getRelease(world.manager, made.id))!
  return Object.fromEntries(view.slots.map((slot) => [slot.role, slot.worth]))
}
const callOf = async (world: World, made: Made) => (await getRelease(world.manager, made.id))!.verdict?.call

async function signed() {
  const world = await releaseWorld()
  const made = await world.release()
  await made.settle()
  await made.signAll()
  return { world, made }
}
const allGo = { tech_lead: 'go', devops: 'go', qa_lead: 'go', product_owner: 'go', on_call_engineer: 'open' }

describe('signing', () => {
  it('four signatures make GO', async () => {
    const world = await releaseWorld()
    const made = await world.release()
    await made.settle()
    expect(await callOf(world, made)).toBe('hold')
    await made.signAll()
    expect(await worths(world, made)).toEqual(allGo)
    expect(await callOf(world, made)).toBe('go')
  })

  it('keeps slot, person, printed name, decision, meaning, digests and the runs that were seen, in row and chain', async () => {
    const { world, made } = await signed()
    const row = await db.signature.findFirstOrThrow({ where: { slotId: made.slotId('tech_lead') } })
    expect(row).toMatchObject({
      printedName: 'Mira Kovač',
      decision: 'go',
      meaning: 'Tech Lead says so.',
      subject: await subjectOf(world.manager, made.id),
    })
    expect((row.seen as { runs: string[] }).runs).toHaveLength(1)
    expect(await db.subjectPart.count({ where: { digest: { in: Object.values(row.subject as Record<string, string>) } } })).toBeGreaterThan(
      3,
    )
    const entries = await db.auditEntry.findMany({ where: { entityId: made.id, action: 'release.sign_off' } })
    expect(entries).toHaveLength(4)
    expect(await db.change.count({ where: { releaseId: made.id, details: { path: ['what'], equals: 'signed_go' } } })).toBe(4)
  })

  it('refuses what is not what the signer saw, and signs nothing', async () => {
    const world = await releaseWorld()
    const made = await world.release()
    await made.settle()
    const seen = await subjectOf(world.manager, made.id)
    await world.set('5')
    expect(await made.sign(world.signers.techLead, 'tech_lead', { subject: seen })).toMatchObject({
      ok: false,
      refusal: { code: 'sign_subject_changed', status: 409, data: { parts: ['configuration'] } },
    })
    expect(code(await made.sign(world.signers.productOwner, 'product_owner', { subject: seen }))).toBe('ok')
    expect(await db.signature.count({ where: { releaseId: made.id } })).toBe(1)
  })

  it('is refused to the requester, to strangers, to a token, and twice to one person', async () => {
    const world = await releaseWorld()
    const { signers } = world
    const made = await world.release()
    await made.settle()
    await db.slotGrant.create({
      data: { personId: world.manager.id, slotRoleId: (await db.slotRole.findUniqueOrThrow({ where: { key: 'devops' } })).id },
    })
    const requester = { ...world.manager, slotRoles: [{ key: 'devops', integrationId: null }] }
    expect(code(await made.sign(requester, 'devops'))).toBe('sign_requester')
    value(await updateSettings(world.manager, { requesterMaySign: true }))
    expect(code(await made.sign(requester, 'devops'))).toBe('ok')
    value(await updateSettings(world.manager, { requesterMaySign: false }))
    expect(code(await made.sign(signers.devops, 'tech_lead'))).toBe('sign_role_missing')
    const both = {
      ...signers.techLead,
      slotRoles: [
        { key: 'tech_lead', integrationId: null },
        { key: 'qa_lead', integrationId: null },
      ],
    }
    expect(code(await made.sign(both, 'tech_lead'))).toBe('ok')
    expect(code(await made.sign(both, 'qa_lead'))).toBe('sign_one_slot')
    const token: TokenActor = {
      kind: 'token',
      id: 't',
      name: 'ci',
      personId: world.manager.id,
      grants: world.manager.grants,
      scopes: ['read', 'releases'],
    }
    const input = { releaseId: made.id, slotId: made.slotId('qa_lead'), decision: 'go', subject: {} }
    expect(await signOff(token, input)).toMatchObject({ ok: false, refusal: { code: 'denied_person_only', status: 403 } })
  })

  it('needs the password of the last five minutes, as the session knows it', async () => {
    const world = await releaseWorld()
    const made = await world.release()
    await made.settle()
    const { techLead } = world.signers
    await db.session.update({ where: { id: techLead.sessionId }, data: { passwordAt: new Date(Date.now() - 6 * 60_000) } })
    expect(await made.sign(techLead, 'tech_lead')).toMatchObject({
      ok: false,
      refusal: { code: 'sign_password_old', field: 'password', status: 403 },
    })
    await db.session.update({ where: { id: techLead.sessionId }, data: { passwordAt: new Date() } })
    expect(code(await made.sign(techLead, 'tech_lead'))).toBe('ok')
  })

  it('of one slot by two people at once is one signature; of two slots by one person at once too', async () => {
    const world = await releaseWorld()
    const made = await world.release()
    await made.settle()
    const other = await person({ role: 'viewer', slots: ['tech_lead'] })
    const race = await Promise.all([made.sign(world.signers.techLead, 'tech_lead'), made.sign(other, 'tech_lead')])
    expect(race.map(code).sort()).toEqual(['ok', 'sign_slot_taken'])
    const both = await person({ role: 'viewer', slots: ['qa_lead', 'product_owner'] })
    const twice = await Promise.all([made.sign(both, 'qa_lead'), made.sign(both, 'product_owner')])
    expect(twice.map(code).sort()).toEqual(['ok', 'sign_one_slot'])
    expect(await db.signature.count({ where: { releaseId: made.id } })).toBe(2)
  })

  it('with one idempotency key is one signature', async () => {
    const world = await releaseWorld()
    const made = await world.release()
    await made.settle()
    const input = { releaseId: made.id, slotId: made.slotId('tech_lead'), decision: 'go', subject: await subjectOf(world.manager, made.id) }
    const answers = await Promise.all([1, 2, 3].map(() => signOff(world.signers.techLead, input, { idempotencyKey: 'same' })))
    expect(new Set(answers.map((answer) => value(answer).signatureId)).size).toBe(1)
    expect(await db.signature.count({ where: { releaseId: made.id } })).toBe(1)
  })
})

describe('what makes a signature stale', () => {
  it('a changed value: exactly the slots that cover configuration, with the difference; the rest stands', async () => {
    const { world, made } = await signed()
    await world.set('5')
    expect(await worths(world, made)).toEqual({ ...allGo, tech_lead: 'stale', devops: 'stale' })
    const view = (await getRelease(world.manager, made.id))!
    expect(view.verdict?.call).toBe('hold')
    expect(view.slots.find((slot) => slot.role === 'tech_lead')?.standing?.differences).toEqual([
      { part: 'configuration', differences: [{ path: ['settings', 'RETRY_MAX', 'value'], kind: 'changed', before: '3', after: '5' }] },
    ])
    expect(view.changes?.list.map((change) => change.summary)).toContain('RETRY_MAX 3 → 5')
    await world.set('3')
    expect(await worths(world, made)).toEqual(allGo)
  })

  it('ticking, passing again and adding evidence: nothing', async () => {
    const { world, made } = await signed()
    value(await made.tick('deploy'))
    await world.run()
    value(await addEvidence(world.manager, { itemId: made.itemId('report'), kind: 'text', text: 'more' }))
    value(await untickItem(world.manager, { itemId: made.itemId('unit') }))
    value(await made.tick('unit', world.signers.onCall))
    expect(await worths(world, made)).toEqual(allGo)
    expect(await callOf(world, made)).toBe('go')
  })

  it('a failure that is mended: stale while it lasts, standing again after', async () => {
    const { world, made } = await signed()
    await world.run('failed')
    expect(await worths(world, made)).toMatchObject({ tech_lead: 'stale', devops: 'go' })
    expect(await callOf(world, made)).toBe('nogo')
    await world.run('passed')
    expect(await worths(world, made)).toEqual(allGo)
    expect(await callOf(world, made)).toBe('go')
  })

  it('a failed item: who covers exceptions; removed evidence: who covers evidence; a changed suite: who covers the plan', async () => {
    const { world, made } = await signed()
    const [evidence] = await db.evidence.findMany({ where: { itemId: made.itemId('report') } })
    value(await removeEvidence(world.manager, { evidenceId: evidence!.id }))
    expect(await worths(world, made)).toEqual({ ...allGo, qa_lead: 'stale' })
    value(await failItem(world.manager, { itemId: made.itemId('unit'), reason: 'red' }))
    expect(await worths(world, made)).toEqual({ ...allGo, tech_lead: 'stale', qa_lead: 'stale', product_owner: 'stale' })
    await world.changeSuite()
    expect(await worths(world, made)).toMatchObject({ devops: 'stale' })
  })

  it('artifacts, version and facts edited: who covers them', async () => {
    const { world, made } = await signed()
    value(await updateRelease(world.manager, { releaseId: made.id, artifacts: [{ name: 'api', digest: `sha256:${'77'.repeat(32)}` }] }))
    expect(await worths(world, made)).toEqual({ ...allGo, tech_lead: 'stale', devops: 'stale', qa_lead: 'stale' })
    value(await updateRelease(world.manager, { releaseId: made.id, facts: { migrates: true } }))
    expect(await worths(world, made)).toMatchObject({ product_owner: 'stale' })
  })

  it('title and notes: nothing', async () => {
    const { world, made } = await signed()
    value(await updateRelease(world.manager, { releaseId: made.id, title: 'Another title', notes: 'More' }))
    expect(await worths(world, made)).toEqual(allGo)
  })

  it('hours: expired until the start, standing after it', async () => {
    const { world, made } = await signed()
    try {
      shiftClock(26 * 3_600_000)
      expect(await worths(world, made)).toMatchObject({ tech_lead: 'expired', devops: 'expired' })
      shiftClock(0)
      value(await startRelease(world.manager, { releaseId: made.id }))
      shiftClock(26 * 3_600_000)
      expect(await worths(world, made)).toEqual(allGo)
    } finally {
      shiftClock(0)
    }
  })

  it('a value changed after the start: nothing, what was decided stands', async () => {
    const { world, made } = await signed()
    value(await startRelease(world.manager, { releaseId: made.id }))
    await world.set('9')
    expect(await worths(world, made)).toEqual(allGo)
  })
})

describe('NO-GO', () => {
  it('needs a reason, blocks at once, is lifted by its signer alone, and stays in the record', async () => {
    const world = await releaseWorld()
    const made = await world.release()
    await made.settle()
    const { techLead, devops } = world.signers
    expect(await made.sign(techLead, 'tech_lead', { decision: 'nogo' })).toMatchObject({
      ok: false,
      refusal: { code: 'sign_reason_needed', field: 'reason', status: 400 },
    })
    const { signatureId } = value(await made.sign(techLead, 'tech_lead', { decision: 'nogo', reason: 'No backup' }))
    expect(await callOf(world, made)).toBe('nogo')
    const other = await person({ role: 'viewer', slots: ['tech_lead'] })
    expect(code(await made.sign(other, 'tech_lead'))).toBe('sign_nogo_stands')
    const lift = { releaseId: made.id, signatureId, reason: 'Backup taken' }
    expect(await liftSignOff(devops, lift)).toMatchObject({ ok: false, refusal: { code: 'lift_not_yours', status: 403 } })
    value(await liftSignOff(techLead, lift))
    expect(code(await liftSignOff(techLead, lift))).toBe('lift_not_open')
    expect(await callOf(world, made)).toBe('hold')
    value(await made.sign(techLead, 'tech_lead'))
    const view = (await getRelease(world.manager, made.id))!
    expect(view.signatures.map((signature) => [signature.decision, signature.worth])).toEqual([
      ['go', 'valid'],
      ['nogo', 'lifted'],
    ])
  })
})

describe('delegation', () => {
  it('lets another sign this slot, in its time, and ends with its giver or by a word', async () => {
    const world = await releaseWorld()
    const made = await world.release()
    await made.settle()
    const { techLead } = world.signers
    const stand = await person({ role: 'viewer', name: 'Ada' })
    const input = {
      releaseId: made.id,
      slotId: made.slotId('tech_lead'),
      toId: stand.id,
      reason: 'On leave',
      startsAt: inHours(-1),
      endsAt: inHours(5),
    }
    expect(code(await made.sign(stand, 'tech_lead'))).toBe('sign_role_missing')
    expect(code(await delegateSlot(stand, input))).toBe('delegate_role_missing')
    expect(code(await delegateSlot(techLead, { ...input, toId: techLead.id }))).toBe('delegate_self')
    expect(code(await delegateSlot(techLead, { ...input, toId: world.manager.id }))).toBe('delegate_requester')
    expect(code(await delegateSlot(techLead, { ...input, endsAt: inHours(-2) }))).toBe('delegation_end_past')
    expect(code(await delegateSlot(techLead, { ...input, toId: (await person()).id }))).toBe('person_not_eligible')
    const { delegationId } = value(await delegateSlot(techLead, input))
    value(await made.sign(stand, 'tech_lead'))
    const view = (await getRelease(stand, made.id))!
    expect(view.signatures[0]).toMatchObject({ printedName: 'Ada', delegatedFrom: 'Mira Kovač' })
    expect(code(await revokeDelegation(stand, { releaseId: made.id, delegationId }))).toBe('delegation_not_yours')
    value(await revokeDelegation(techLead, { releaseId: made.id, delegationId }))
    expect(code(await made.sign(stand, 'tech_lead'))).toBe('sign_role_missing')
    const again = value(await delegateSlot(techLead, input))
    await db.slotGrant.deleteMany({ where: { personId: techLead.id } })
    expect(code(await made.sign(stand, 'tech_lead'))).toBe('sign_role_missing')
    expect(again.delegationId).not.toBe(delegationId)
  })
})
