import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor, TokenActor, VisitorActor } from '@/lib/core/actor'
import { hashPassword } from '@/lib/core/auth-password'
import { decryptSecret } from '@/lib/core/secrets'
import { personOfSession, tokenDigest } from '@/lib/core/session-row'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { acceptInvitation } from './accept-invitation'
import { disablePerson } from './disable-person'
import { enablePerson } from './enable-person'
import { grantRole } from './grant-role'
import { grantSlot } from './grant-slot'
import { invitePerson } from './invite-person'
import { issueSetupToken } from './issue-setup-token'
import { getLink, getPerson, listPeople, listPeopleToName } from './queries'
import { reissueLink } from './reissue-link'
import { revokeLink } from './revoke-link'
import { revokeRole } from './revoke-role'
import { revokeSlot } from './revoke-slot'
import { setUp } from './set-up'

const { db, owner } = testDb()
const visitor: VisitorActor = { kind: 'visitor', id: 'visitor', name: 'visitor', address: '192.0.2.7' }
const good = 'four cold lakes in May'

let admin: PersonActor
let viewer: PersonActor
let integrationId: string

/** Somebody who can really sign in. */
async function withPassword(actor: PersonActor): Promise<PersonActor> {
  await db.person.update({ where: { id: actor.id }, data: { passwordHash: await hashPassword(good) } })
  return actor
}

const tokenIn = (url: string) => url.split('/invite/')[1] ?? ''
const lastAudit = async () => db.auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } })

describe('the first administrator', () => {
  const input = { name: 'Noor Haddad', email: 'Noor@Example.invalid', newPassword: good, locale: 'en', timeZone: 'UTC' }

  test('needs the token of the last start, and a good password', async () => {
    const old = await issueSetupToken()
    const token = await issueSetupToken()
    expect(await setUp(visitor, { ...input, token: old })).toMatchObject({
      ok: false,
      refusal: { code: 'setup_token_wrong', field: 'token' },
    })
    expect(await setUp(visitor, { ...input, token, newPassword: 'password1234' })).toMatchObject({
      refusal: { code: 'password_common', field: 'newPassword' },
    })
    const twice = await Promise.all([
      setUp(visitor, { ...input, token }),
      setUp(visitor, { ...input, email: 'other@example.invalid', token }),
    ])
    expect(twice.filter((answer) => answer.ok)).toHaveLength(1)
    expect(twice.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: 'setup_done' } })
    expect(await db.person.findMany({ include: { roleGrants: true } })).toMatchObject([
      { roleGrants: [{ role: 'administrator', integrationId: null }] },
    ])
    expect(await db.slotRole.count()).toBe(6)
    expect(await issueSetupToken()).toBeNull()
    expect((await lastAudit()).action).toBe('setup.first_administrator')
    await db.person.updateMany({ data: { disabledAt: new Date() } })
  })
})

describe('people', () => {
  beforeAll(async () => {
    integrationId = (await integration()).id
  })
  beforeEach(async () => {
    await db.person.updateMany({ data: { disabledAt: new Date() } })
    admin = await withPassword(await person({ role: 'administrator' }))
    viewer = await withPassword(await person({ role: 'viewer' }))
  })

  test('are invited by an administrator only, never by a token', async () => {
    const input = { email: 'new@example.invalid', name: 'New' }
    const token: TokenActor = { kind: 'token', id: 'x', name: 'x', personId: admin.id, grants: admin.grants, scopes: ['read', 'releases'] }
    for (const [actor, status] of [
      [viewer, 403],
      [await person({ role: 'release_manager' }), 403],
      [visitor, 401],
      [token, 403],
    ] as const) {
      expect(await invitePerson(actor, input)).toMatchObject({ ok: false, refusal: { status } })
    }
  })

  test('an invitation goes out by mail, sealed, and works once', async () => {
    const email = 'Ayo.Bello@Example.invalid'
    const slotRole = await db.slotRole.findFirstOrThrow({ where: { key: 'qa_lead' } })
    const answer = await invitePerson(
      admin,
      { email, name: 'Ayo', locale: 'zh', roles: [{ role: 'on_call', integrationId }], slots: [{ slotRoleId: slotRole.id }] },
      { idempotencyKey: 'kept?' },
    )
    if (!answer.ok) throw new Error(answer.refusal.message)
    const { link, personId } = answer.value
    const token = tokenIn(link.url)
    expect(token).toHaveLength(43)
    expect(await db.idempotencyKey.count({ where: { key: 'kept?' } })).toBe(0)

    const message = await db.outbox.findFirstOrThrow({ where: { recipient: email.toLowerCase() } })
    expect(message.subject).toContain('邀请')
    expect(decryptSecret(message.bodyEncrypted!, `outbox:${message.id}`)).toContain(link.url)
    for (const { t } of await owner<{ t: string }>(
      `select i::text t from invitations i union all select o::text from outbox o union all select body from audit_entries`,
    )) {
      expect(t).not.toContain(token)
    }

    expect(await getLink(token)).toEqual({ purpose: 'invite', name: 'Ayo', email: email.toLowerCase() })
    expect(await acceptInvitation(visitor, { token, name: 'Ayo Bello', newPassword: 'ayo.bello2026' })).toMatchObject({
      refusal: { code: 'password_is_you', field: 'newPassword' },
    })
    const both = await Promise.all([1, 2].map(() => acceptInvitation(visitor, { token, name: 'Ayo Bello', newPassword: good })))
    expect(both.filter((each) => each.ok)).toHaveLength(1)
    expect(await acceptInvitation(visitor, { token, newPassword: good })).toMatchObject({ refusal: { code: 'link_over', status: 410 } })
    expect(await getLink(token)).toBeNull()
    expect(await getPerson(admin, personId)).toMatchObject({
      name: 'Ayo Bello',
      standing: 'active',
      link: null,
      roles: [{ role: 'on_call', integrationId }],
      slots: [{ key: 'qa_lead', integrationId: null }],
    })
  })

  test('an address is taken once, whatever its letters', async () => {
    await invitePerson(admin, { email: 'same@example.invalid', name: 'One' })
    expect(await invitePerson(admin, { email: 'SAME@example.invalid ', name: 'Two' })).toMatchObject({
      refusal: { code: 'email_taken', field: 'email' },
    })
    expect(await invitePerson(admin, { email: 'no address', name: 'Two' })).toMatchObject({
      refusal: { code: 'bad_input', fields: { email: expect.stringContaining('@') } },
    })
  })

  test('a link runs out, is replaced by a new one, and can be revoked', async () => {
    const answer = await invitePerson(admin, { email: 'links@example.invalid', name: 'Links' })
    if (!answer.ok) throw new Error(answer.refusal.message)
    const { personId, link } = answer.value
    const second = await reissueLink(admin, { personId })
    if (!second.ok) throw new Error(second.refusal.message)
    expect(await getLink(tokenIn(link.url))).toBeNull()
    const token = tokenIn(second.value.link.url)
    expect(await getLink(token)).not.toBeNull()
    await db.invitation.update({ where: { tokenHash: tokenDigest(token) }, data: { expiresAt: new Date(Date.now() - 1000) } })
    expect(await acceptInvitation(visitor, { token, newPassword: good })).toMatchObject({ refusal: { code: 'link_over' } })
    await reissueLink(admin, { personId })
    expect(await revokeLink(admin, { personId })).toMatchObject({ ok: true, value: { ended: 1 } })
    expect(await revokeLink(admin, { personId })).toMatchObject({ refusal: { code: 'no_open_link' } })
  })

  test('a reset link sets a password and ends every session', async () => {
    const answer = await reissueLink(admin, { personId: viewer.id })
    if (!answer.ok) throw new Error(answer.refusal.message)
    expect(answer.value.link.purpose).toBe('reset')
    expect(await personOfSession(viewer.sessionId)).not.toBeNull()
    expect(
      await acceptInvitation(visitor, {
        token: tokenIn(answer.value.link.url),
        name: 'Somebody Else',
        newPassword: 'seven grey herons fly',
      }),
    ).toMatchObject({ ok: true })
    expect(await personOfSession(viewer.sessionId)).toBeNull()
    expect((await db.person.findUniqueOrThrow({ where: { id: viewer.id } })).name).toBe(viewer.name)
  })

  test('a disabled person is out at once, with sessions, tokens and links', async () => {
    await db.apiToken.create({
      data: {
        personId: viewer.id,
        name: 't',
        prefix: 'gonogo_',
        tokenHash: tokenDigest('t1'),
        scopes: ['read'],
        expiresAt: new Date(Date.now() + 1e6),
      },
    })
    const link = await reissueLink(admin, { personId: viewer.id })
    expect(await personOfSession(viewer.sessionId)).toMatchObject({ id: viewer.id })
    expect(await disablePerson(admin, { personId: viewer.id })).toMatchObject({ ok: true })
    expect(await personOfSession(viewer.sessionId)).toBeNull()
    expect(await db.apiToken.count({ where: { personId: viewer.id, revokedAt: null } })).toBe(0)
    expect(link.ok && (await getLink(tokenIn(link.value.link.url)))).toBeNull()
    expect(await disablePerson(admin, { personId: viewer.id })).toMatchObject({ refusal: { code: 'person_disabled' } })
    expect(await reissueLink(admin, { personId: viewer.id })).toMatchObject({ refusal: { code: 'person_disabled' } })
    expect(await enablePerson(admin, { personId: viewer.id })).toMatchObject({ ok: true })
    expect(await personOfSession(viewer.sessionId)).toBeNull()
  })

  test('the last administrator can be neither disabled nor demoted, not even by two at once', async () => {
    const role = { role: 'administrator', integrationId: null }
    expect(await disablePerson(admin, { personId: admin.id })).toMatchObject({ refusal: { code: 'last_administrator' } })
    expect(await revokeRole(admin, { personId: admin.id, ...role })).toMatchObject({ refusal: { code: 'last_administrator' } })
    // Somebody invited who has not accepted does not count.
    await invitePerson(admin, { email: 'later@example.invalid', name: 'Later', roles: [role] })
    expect(await disablePerson(admin, { personId: admin.id })).toMatchObject({ refusal: { code: 'last_administrator' } })
    const other = await withPassword(await person({ role: 'administrator' }))
    const both = await Promise.all([disablePerson(admin, { personId: other.id }), revokeRole(other, { personId: admin.id, ...role })])
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
  })

  test('roles are given for one integration or for all, and hold at the next request', async () => {
    const role = { personId: viewer.id, role: 'release_manager', integrationId }
    expect(await grantRole(admin, role)).toMatchObject({ value: { granted: true } })
    expect(await grantRole(admin, role)).toMatchObject({ value: { granted: false } })
    expect((await personOfSession(viewer.sessionId))?.grants).toContainEqual({ role: 'release_manager', integrationId })
    expect(await grantRole(admin, { ...role, role: 'administrator' })).toMatchObject({
      refusal: { code: 'role_administrator_for_all', field: 'integrationId' },
    })
    expect(await grantRole(admin, { ...role, integrationId: '01900000-0000-7000-8000-000000000000' })).toMatchObject({
      refusal: { code: 'bad_reference', status: 422 },
    })
    expect(await grantRole(viewer, { ...role, role: 'administrator', integrationId: null })).toMatchObject({
      refusal: { code: 'denied_role' },
    })
    expect(await revokeRole(admin, role)).toMatchObject({ ok: true })
    expect(await revokeRole(admin, role)).toMatchObject({ refusal: { code: 'not_found' } })
    expect((await personOfSession(viewer.sessionId))?.grants).toEqual([{ role: 'viewer', integrationId: null }])
    const entry = await lastAudit()
    expect(JSON.parse(entry.body)).toMatchObject({
      action: 'person.revoke_role',
      entity: { id: viewer.id },
      before: { roles: [{ role: 'viewer' }, { role: 'release_manager' }] },
    })
  })

  test('slot roles likewise', async () => {
    const slotRole = await db.slotRole.findFirstOrThrow({ where: { key: 'devops' } })
    const slot = { personId: viewer.id, slotRoleId: slotRole.id, integrationId }
    await grantSlot(admin, slot)
    expect((await personOfSession(viewer.sessionId))?.slotRoles).toEqual([{ key: 'devops', integrationId }])
    expect(await revokeSlot(admin, { ...slot, integrationId: null })).toMatchObject({ refusal: { code: 'not_found' } })
    expect(await revokeSlot(admin, slot)).toMatchObject({ ok: true })
    expect((await personOfSession(viewer.sessionId))?.slotRoles).toEqual([])
  })

  test('the list is for administrators, searched and counted; names are for everybody', async () => {
    expect(await listPeople(viewer)).toBeNull()
    expect(await getPerson(viewer, admin.id)).toBeNull()
    expect(await listPeople(admin, { search: viewer.email.toUpperCase() })).toMatchObject({
      total: 1,
      people: [{ id: viewer.id, standing: 'active' }],
    })
    expect(await listPeople(admin, { search: '%' })).toMatchObject({ total: 0, page: 1, pages: 1 })
    expect((await listPeople(admin, { standing: 'active' }))?.total).toBe(2)
    expect((await listPeopleToName(viewer)).map((each) => each.id).sort()).toEqual([admin.id, viewer.id].sort())
  })
})
