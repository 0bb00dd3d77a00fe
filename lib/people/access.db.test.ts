import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor, VisitorActor } from '@/lib/core/actor'
import { hashPassword } from '@/lib/core/auth-password'
import { shiftClock } from '@/lib/core/clock'
import { sessionIdOf, personOfCookie, tokenActor } from '@/lib/core/session'
import { isSessionLive, personOfSession } from '@/lib/core/session-row'
import { sweepSessions } from '@/lib/core/session-sweep'
import { isPasswordFresh, sessionAbsoluteMs, sessionIdleMs } from '@/lib/core/session-rules'
import { person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { encode } from 'next-auth/jwt'
import { changePassword } from './change-password'
import { confirmPassword } from './confirm-password'
import { createSlotRole } from './create-slot-role'
import { createToken } from './create-token'
import { disablePerson } from './disable-person'
import { endAllSessions } from './end-all-sessions'
import { endSession } from './end-session'
import { readInstanceSettings } from './instance-settings'
import { listDemoPeople, listOwnSessions, listOwnTokens, listSlotRoles } from './queries'
import { retireSlotRole } from './retire-slot-role'
import { revokeToken } from './revoke-token'
import { setPreferences } from './set-preferences'
import { signIn } from './sign-in'
import { updateSettings } from './update-settings'
import { updateSlotRole } from './update-slot-role'

const { db, owner } = testDb()
const good = 'four cold lakes in May'
const hash = await hashPassword(good)
let nextAddress = 1

let me: PersonActor
let visitor: VisitorActor

beforeEach(async () => {
  me = await person({ role: 'administrator' })
  await db.person.update({ where: { id: me.id }, data: { passwordHash: hash } })
  visitor = { kind: 'visitor', id: 'visitor', name: 'visitor', address: `198.51.100.${nextAddress++}` }
})
afterEach(() => shiftClock(0))

const attempt = (password: string, from = visitor, email = me.email) => signIn(from, { email, password, device: 'Firefox/142.0' })
const cookieOf = (sid: string) => encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET! })

describe('signing in', () => {
  test('makes a session row that a cookie names, and an audit entry', async () => {
    const answer = await attempt(good, visitor, ` ${me.email.toUpperCase()}`)
    if (!answer.ok) throw new Error(answer.refusal.code)
    const { sessionId } = answer.value
    expect(await personOfCookie(await cookieOf(sessionId))).toMatchObject({
      kind: 'person',
      id: me.id,
      sessionId,
      grants: [{ role: 'administrator', integrationId: null }],
    })
    expect(await db.session.findUnique({ where: { id: sessionId } })).toMatchObject({
      address: visitor.address,
      userAgent: 'Firefox/142.0',
    })
    const entry = await db.auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    expect(entry).toMatchObject({ action: 'session.sign_in', entityId: me.id })
    expect(entry.body).not.toContain(good)
  })

  test('says the same to everybody who may not', async () => {
    const disabled = await person()
    await db.person.update({ where: { id: disabled.id }, data: { passwordHash: hash, disabledAt: new Date() } })
    const invited = await person()
    const fictional = await person()
    await db.person.update({ where: { id: fictional.id }, data: { passwordHash: hash, fictional: true } })
    const answers = await Promise.all([
      attempt('not the password'),
      attempt(good, visitor, 'nobody@example.invalid'),
      attempt(good, visitor, disabled.email),
      attempt(good, visitor, invited.email),
      attempt(good, visitor, fictional.email),
    ])
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ ok: false, refusal: { code: 'sign_in_wrong', status: 401 } })
  })

  test('takes as long for nobody as for somebody', async () => {
    // In turns and by the shortest of several, so that a busy machine slows both alike; a skipped hash would be ten times as fast.
    const shortest: Record<string, number> = {}
    for (let turn = 0; turn < 8; turn++) {
      for (const email of [me.email, 'nobody@example.invalid']) {
        await db.signInFailure.deleteMany()
        const begun = performance.now()
        await attempt('not the password', visitor, email)
        shortest[email] = Math.min(shortest[email] ?? Number.POSITIVE_INFINITY, performance.now() - begun)
      }
    }
    const [somebody = 0, nobody = 0] = Object.values(shortest)
    expect(nobody / somebody).toBeGreaterThan(0.4)
    expect(somebody / nobody).toBeGreaterThan(0.4)
  })

  test('fictional people sign in only where the start opened the demo, and their sessions end with it', async () => {
    await db.person.update({ where: { id: me.id }, data: { fictional: true } })
    expect(await attempt(good)).toMatchObject({ ok: false })
    expect(await listDemoPeople()).toEqual([])
    process.env.GONOGO_DEMO = '1'
    try {
      const answer = await attempt(good)
      expect(answer).toMatchObject({ ok: true })
      expect((await listDemoPeople()).map((each) => each.email)).toContain(me.email)
      process.env.GONOGO_DEMO = '0'
      expect(answer.ok && (await personOfSession(answer.value.sessionId))).toBeNull()
    } finally {
      delete process.env.GONOGO_DEMO
    }
  })
})

describe('guessing', () => {
  test('is slowed per account from anywhere, also with the right password, and goes on after the wait', async () => {
    for (let turn = 0; turn < 6; turn++)
      expect(await attempt('wrong', { ...visitor, address: `203.0.113.${turn}` })).toMatchObject({ refusal: { code: 'sign_in_wrong' } })
    expect(await attempt(good)).toMatchObject({ refusal: { code: 'slowed', status: 429, params: { seconds: 1 } } })
    shiftClock(1100)
    expect(await attempt(good)).toMatchObject({ ok: true })
    shiftClock(0)
    expect(await attempt('wrong')).toMatchObject({ refusal: { code: 'sign_in_wrong' } })
  })

  test('is slowed just so for an account that is not there', async () => {
    const email = `nobody-${me.id}@example.invalid`
    const codes = []
    for (let turn = 0; turn < 7; turn++) codes.push(await attempt('wrong', { ...visitor, address: `203.0.113.${turn}` }, email))
    expect(codes.map((answer) => !answer.ok && answer.refusal.code)).toEqual([...Array(6).fill('sign_in_wrong'), 'slowed'])
  })

  test('is slowed per address over many accounts, and one success does not clear it', async () => {
    const from = { ...visitor, address: '2001:db8:1:2::1' }
    for (let turn = 0; turn < 20; turn++)
      await attempt('wrong', { ...from, address: `2001:db8:1:2::${turn + 1}` }, `other-${turn}-${me.id}@example.invalid`)
    expect(await attempt(good, from)).toMatchObject({ ok: true })
    expect(await attempt('wrong', from, `a-${me.id}@example.invalid`)).toMatchObject({ refusal: { code: 'sign_in_wrong' } })
    expect(await attempt(good, from)).toMatchObject({ refusal: { code: 'slowed' } })
    expect(await attempt(good, { ...from, address: '2001:db8:1:3::1' })).toMatchObject({ ok: true })
  })

  test('many at once are counted as many', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => attempt('wrong', { ...visitor, address: `203.0.113.${turn}` })),
    )
    expect(answers.filter((answer) => !answer.ok && answer.refusal.code === 'sign_in_wrong').length).toBeLessThanOrEqual(6)
  })

  test('keeps neither the typed address nor a password', async () => {
    await attempt('wrong', visitor, 'hunter2-typed-here@example.invalid')
    const rows = await owner<{ t: string }>('select s::text t from sign_in_failures s')
    expect(rows.some((row) => row.t.includes('hunter2'))).toBe(false)
  })
})

describe('a session', () => {
  test('ends when idle, and for good at its end; use keeps it alive until then', async () => {
    const answer = await attempt(good)
    if (!answer.ok) throw new Error(answer.refusal.code)
    const { sessionId } = answer.value
    shiftClock(sessionIdleMs - 1000)
    expect(await isSessionLive(sessionId)).toBe(true)
    shiftClock(sessionIdleMs + 1000)
    expect(await personOfSession(sessionId)).toBeNull()
    for (let used = 0; used < sessionAbsoluteMs; used += sessionIdleMs / 2) {
      shiftClock(used)
      expect(await personOfSession(sessionId), `after ${used} ms`).not.toBeNull()
    }
    shiftClock(sessionAbsoluteMs + 1000)
    expect(await personOfSession(sessionId)).toBeNull()
    expect(await isSessionLive(sessionId)).toBe(false)
  })

  test('is dead after sign-out, whatever the cookie says', async () => {
    const cookie = await cookieOf(me.sessionId)
    expect(await personOfCookie(cookie)).not.toBeNull()
    expect(await endSession(me, { sessionId: me.sessionId })).toMatchObject({ value: { ended: true } })
    expect(await personOfCookie(cookie)).toBeNull()
    expect(await endSession(me, { sessionId: me.sessionId })).toMatchObject({ value: { ended: false } })
  })

  test('that ended a month ago is forgotten, and so are old attempts', async () => {
    const old = await db.session.create({ data: { personId: me.id, expiresAt: new Date(Date.now() - 31 * 86_400_000) } })
    await db.signInFailure.create({ data: { key: `address:old-${me.id}`, count: 3, lastAt: new Date(Date.now() - 3 * 86_400_000) } })
    await sweepSessions()
    expect(await db.session.findUnique({ where: { id: old.id } })).toBeNull()
    expect(await db.signInFailure.findUnique({ where: { key: `address:old-${me.id}` } })).toBeNull()
    expect(await isSessionLive(me.sessionId)).toBe(true)
  })

  test('of somebody else cannot be ended, and is not told apart from none', async () => {
    const other = await person()
    expect(await endSession(me, { sessionId: other.sessionId })).toMatchObject({ refusal: { code: 'not_found' } })
    expect(await isSessionLive(other.sessionId)).toBe(true)
  })

  test('all of one’s own end together; an administrator ends somebody else’s', async () => {
    const second = await attempt(good)
    expect(second.ok).toBe(true)
    expect(await listOwnSessions(me)).toHaveLength(2)
    expect(await endAllSessions(me, {})).toMatchObject({ value: { ended: 2 } })
    const other = await person({ role: 'release_manager' })
    expect(await endAllSessions(other, { personId: me.id })).toMatchObject({ refusal: { code: 'denied_role' } })
    expect(await endAllSessions(me, { personId: other.id })).toMatchObject({ value: { ended: 1 } })
  })

  test.each(['', 'x', 'gonogo_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ', 'a.b.c.d.e', 'x'.repeat(5000)])(
    'is not made by the cookie %s',
    async (value) => {
      expect(await sessionIdOf(value)).toBeNull()
      expect(await personOfCookie(value)).toBeNull()
    },
  )

  test('is not made by a cookie of another secret, nor by one without a row', async () => {
    expect(await personOfCookie(await encode({ token: { sid: me.sessionId }, secret: 'another' }))).toBeNull()
    expect(await personOfCookie(await encode({ token: { sub: me.id, name: me.name }, secret: process.env.NEXTAUTH_SECRET! }))).toBeNull()
    expect(await personOfCookie(await cookieOf('not-an-id'))).toBeNull()
  })
})

describe('the password again', () => {
  test('is noted in the session and counts for five minutes', async () => {
    const entered = async () => (await personOfSession(me.sessionId))!.passwordAt
    await db.session.update({ where: { id: me.sessionId }, data: { passwordAt: new Date(Date.now() - 3_600_000) } })
    expect(isPasswordFresh(await entered(), new Date())).toBe(false)
    expect(await confirmPassword(me, { password: 'wrong' })).toMatchObject({ refusal: { code: 'password_wrong', field: 'password' } })
    expect(isPasswordFresh(await entered(), new Date())).toBe(false)
    expect(await confirmPassword(me, { password: good })).toMatchObject({ ok: true })
    expect(isPasswordFresh(await entered(), new Date())).toBe(true)
    expect(isPasswordFresh(await entered(), new Date(Date.now() + 301_000))).toBe(false)
  })

  test('is slowed apart from sign-in, and is no use to a session that has ended', async () => {
    for (let turn = 0; turn < 6; turn++) await confirmPassword(me, { password: 'wrong' })
    expect(await confirmPassword(me, { password: good })).toMatchObject({ refusal: { code: 'slowed' } })
    expect(await attempt(good)).toMatchObject({ ok: true })
    await endSession(me, { sessionId: me.sessionId })
    shiftClock(60_000)
    expect(await confirmPassword(me, { password: good })).toMatchObject({ refusal: { code: 'not_found' } })
  })

  test('what cannot be a password is no guess, and a bad new one is none either', async () => {
    for (let turn = 0; turn < 8; turn++) {
      expect(await confirmPassword(me, { password: '' })).toMatchObject({ refusal: { status: 400 } })
      expect(await changePassword(me, { password: good, newPassword: 'short' })).toMatchObject({ refusal: { code: 'password_too_short' } })
    }
    expect(await confirmPassword(me, { password: good })).toMatchObject({ ok: true })
  })

  test('changing it needs the old one and ends every other session', async () => {
    const second = await attempt(good)
    const input = { password: good, newPassword: 'seven grey herons fly' }
    expect(await changePassword(me, { ...input, password: 'wrong' })).toMatchObject({
      refusal: { code: 'password_wrong', field: 'password' },
    })
    expect(await changePassword(me, { ...input, newPassword: 'short' })).toMatchObject({
      refusal: { code: 'password_too_short', field: 'newPassword' },
    })
    expect(await changePassword(me, { ...input, newPassword: good })).toMatchObject({
      refusal: { code: 'password_same', field: 'newPassword' },
    })
    expect(await changePassword(me, input)).toMatchObject({ ok: true, value: { sessionsEnded: 1 } })
    expect(await isSessionLive(me.sessionId)).toBe(true)
    expect(second.ok && (await isSessionLive(second.value.sessionId))).toBe(false)
    expect(await attempt(good)).toMatchObject({ ok: false })
    expect(await attempt(input.newPassword)).toMatchObject({ ok: true })
    const { passwordHash } = await db.person.findUniqueOrThrow({ where: { id: me.id } })
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('a token', () => {
  const make = async (actor = me, input: Record<string, unknown> = {}) => {
    const answer = await createToken(
      actor,
      { name: 'pipeline', scopes: ['read', 'smoke'], days: 30, ...input },
      { idempotencyKey: `k-${actor.id}` },
    )
    if (!answer.ok) throw new Error(answer.refusal.message)
    return answer.value
  }

  test('is shown once, kept as a digest, and acts with its person’s rights of now', async () => {
    const { token, id } = await make()
    for (const { t } of await owner<{ t: string }>(
      `select k::text t from api_tokens k union all select body from audit_entries union all select k::text from idempotency_keys k`,
    ))
      expect(t).not.toContain(token)
    const [shown] = await listOwnTokens(me)
    expect(shown).toMatchObject({ id, prefix: token.slice(0, 12), scopes: ['read', 'smoke'] })
    expect(await tokenActor(`Bearer ${token}`)).toMatchObject({
      kind: 'token',
      id,
      personId: me.id,
      scopes: ['read', 'smoke'],
      grants: [{ role: 'administrator' }],
    })
    await db.roleGrant.deleteMany({ where: { personId: me.id } })
    expect(await tokenActor(`bearer ${token}`)).toMatchObject({ grants: [] })
    expect((await db.apiToken.findUniqueOrThrow({ where: { id } })).lastUsedAt).not.toBeNull()
  })

  test.each([
    undefined,
    null,
    '',
    'Bearer',
    'Bearer gonogo_short',
    'Basic gonogo_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ',
    `Bearer gonogo_${'x'.repeat(43)}`,
  ])('%s is nobody’s', async (header) => {
    expect(await tokenActor(header)).toBeNull()
  })

  test('a session cookie as a token, and a token as a cookie, are nobody', async () => {
    const { token } = await make()
    expect(await tokenActor(`Bearer ${await cookieOf(me.sessionId)}`)).toBeNull()
    expect(await personOfCookie(token)).toBeNull()
  })

  test('ends at its end, when revoked, and with its person', async () => {
    const [first, second, third] = [await make(), await make(me, { days: 365 }), await make(me, { days: 365 })]
    shiftClock(31 * 86_400_000)
    expect(await tokenActor(`Bearer ${first.token}`)).toBeNull()
    expect(await tokenActor(`Bearer ${second.token}`)).not.toBeNull()
    shiftClock(0)
    const stranger = await person({ role: 'release_manager' })
    expect(await revokeToken(stranger, { tokenId: second.id })).toMatchObject({ refusal: { code: 'not_found' } })
    expect(await revokeToken(me, { tokenId: second.id })).toMatchObject({ value: { revoked: true } })
    expect(await revokeToken(me, { tokenId: second.id })).toMatchObject({ value: { revoked: false } })
    expect(await tokenActor(`Bearer ${second.token}`)).toBeNull()
    const boss = await person({ role: 'administrator' })
    await db.person.update({ where: { id: boss.id }, data: { passwordHash: hash } })
    expect(await disablePerson(boss, { personId: me.id })).toMatchObject({ ok: true })
    expect(await tokenActor(`Bearer ${third.token}`)).toBeNull()
  })

  test.each([
    ['more than a year', { days: 366 }, 'days'],
    ['no scope', { scopes: [] }, 'scopes'],
    ['a scope there is not', { scopes: ['everything'] }, 'scopes.0'],
    ['no name', { name: ' ' }, 'name'],
  ])('is refused with %s', async (_name, input, field) => {
    expect(await createToken(me, { name: 'x', scopes: ['read'], days: 1, ...input })).toMatchObject({
      refusal: { code: 'bad_input', field },
    })
  })
})

describe('preferences, slot roles and settings', () => {
  test('preferences are one’s own; what is not named stays', async () => {
    expect(await setPreferences(me, { locale: 'zh', timeZone: 'Asia/Shanghai' })).toMatchObject({
      ok: true,
      value: { name: me.name, locale: 'zh', timeZone: 'Asia/Shanghai', theme: 'system' },
    })
    expect(await personOfSession(me.sessionId)).toMatchObject({ locale: 'zh', timeZone: 'Asia/Shanghai' })
    expect(await setPreferences(me, { timeZone: 'Mars/Olympus' })).toMatchObject({ refusal: { field: 'timeZone' } })
    expect(await setPreferences(me, { theme: 'pink' })).toMatchObject({ refusal: { field: 'theme' } })
  })

  test('a slot role is made, renamed in both languages, retired and taken back', async () => {
    const key = `security_${nextAddress++}`
    const made = await createSlotRole(me, { key, name: 'Security', nameZh: '安全' })
    if (!made.ok) throw new Error(made.refusal.code)
    const slotRoleId = made.value.id
    expect(await createSlotRole(me, { key, name: 'Again' })).toMatchObject({ refusal: { code: 'slot_role_key_taken', field: 'key' } })
    expect(await createSlotRole(await person({ role: 'release_manager' }), { key: 'other', name: 'Other' })).toMatchObject({
      refusal: { code: 'denied_role' },
    })
    expect(await updateSlotRole(me, { slotRoleId, name: 'Security Lead', nameZh: '安全负责人' }, { expectedVersion: 1 })).toMatchObject({
      value: { version: 2 },
    })
    expect(await updateSlotRole(me, { slotRoleId, name: 'X', nameZh: '' }, { expectedVersion: 1 })).toMatchObject({
      refusal: { code: 'version_conflict', status: 409 },
    })
    expect(await retireSlotRole(me, { slotRoleId })).toMatchObject({ ok: true })
    expect((await listSlotRoles(me)).at(-1)).toMatchObject({ key, name: 'Security Lead', holders: 0 })
    expect(await retireSlotRole(me, { slotRoleId, retired: false })).toMatchObject({ ok: true })
  })

  test('settings are an administrator’s, safe until somebody decides, and what is not named stays', async () => {
    expect(await readInstanceSettings(db)).toEqual({
      requesterMaySign: false,
      allowLoopback: false,
      smokeFailedDays: 90,
      smokeFailedRuns: 10_000,
      smokePassedDays: 7,
      smokePassedRuns: 10_000,
      sourceFolder: '',
      sourceHosts: [],
      version: 0,
    })
    expect(await updateSettings(await person({ role: 'release_manager' }), { allowLoopback: true })).toMatchObject({
      refusal: { code: 'denied_role' },
    })
    expect(await updateSettings(me, { allowLoopback: true })).toMatchObject({
      value: { allowLoopback: true, requesterMaySign: false, version: 1 },
    })
    expect(await updateSettings(me, { requesterMaySign: true }, { expectedVersion: 1 })).toMatchObject({
      value: { allowLoopback: true, requesterMaySign: true, version: 2 },
    })
    expect(await updateSettings(me, { requesterMaySign: false }, { expectedVersion: 1 })).toMatchObject({
      refusal: { code: 'version_conflict' },
    })
    expect(await updateSettings(me, { allowEverything: true })).toMatchObject({ refusal: { code: 'bad_input' } })
    await db.setting.update({ where: { key: 'instance' }, data: { value: { allowLoopback: 'yes', requesterMaySign: true } } })
    expect(await readInstanceSettings(db)).toMatchObject({ allowLoopback: false, requesterMaySign: true })
  })
})
