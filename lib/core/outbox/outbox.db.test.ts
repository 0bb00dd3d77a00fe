import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDb } from '../testing/test-db'
import { person } from '../testing/makers'
import { deliverMessage } from './deliver-message'
import { type NewMessage, postMessage } from './post-message'
import { listOutbox } from './queries'
import { releaseHeld } from './release-held'
import { retryMessage } from './retry-message'

const { db, owner } = testDb()
const received: string[] = []
let answer: { code: number; text: string } | null = null
let port = 0

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (_address, _session, done) => done(answer ? Object.assign(new Error(answer.text), { responseCode: answer.code }) : null),
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => {
      received.push(text)
      done()
    })
  },
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.server.address() as { port: number }).port
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
beforeEach(async () => {
  await owner('delete from outbox')
  await owner('delete from graphile_worker._private_jobs')
  received.length = 0
  answer = null
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  process.env.MAIL_FROM = 'Gonogo <gonogo@example.invalid>'
})

const letter: NewMessage = {
  channel: 'mail',
  recipient: 'mara@example.invalid',
  subject: 'Your invitation',
  body: 'Open https://gonogo.example.invalid/invite/s3cr3t-t0ken',
  dedupKey: 'invitation:1',
}
const post = (message: Partial<NewMessage> = {}) => db.$transaction((tx) => postMessage(tx, { ...letter, ...message }))
const row = (id: string) => db.outbox.findUniqueOrThrow({ where: { id } })
const queued = () =>
  owner<{ key: string; later: boolean }>('select key, run_at > now() as later from graphile_worker._private_jobs order by id')

describe('the outbox', () => {
  it('keeps a message exactly when the transaction commits, its body unreadable', async () => {
    await db
      .$transaction(async (tx) => {
        await postMessage(tx, letter)
        throw new Error('rolled back')
      })
      .catch(() => {})
    expect(await db.outbox.count()).toBe(0)
    expect(await queued()).toEqual([])

    const id = await post()
    const dump = JSON.stringify(await owner(`select encode(body_encrypted, 'escape') as body from outbox`))
    expect(dump).not.toContain('s3cr3t-t0ken')
    expect(await queued()).toEqual([{ key: `outbox:${id}`, later: false }])
  })

  it('posts the same key once', async () => {
    expect(await post()).not.toBeNull()
    expect(await post({ body: 'another' })).toBeNull()
    expect(await db.outbox.count()).toBe(1)
  })

  it('delivers by SMTP and wipes the body', async () => {
    const id = (await post())!
    expect(await deliverMessage({ id })).toBe('delivered')
    expect(received).toHaveLength(1)
    expect(received[0]).toContain('s3cr3t-t0ken')
    expect(received[0]).toMatch(/^To: mara@example\.invalid/m)
    expect(await row(id)).toMatchObject({ state: 'delivered', bodyEncrypted: null, attempts: 1, reason: '' })
    expect(await deliverMessage({ id })).toBe('gone')
    expect(received).toHaveLength(1)
  })

  it('sends a second copy under the same Message-ID when the worker dies before noting the first', async () => {
    const id = (await post())!
    const before = await row(id)
    await deliverMessage({ id })
    await db.outbox.update({ where: { id }, data: { state: 'waiting', bodyEncrypted: before.bodyEncrypted } })
    await deliverMessage({ id })
    const ids = received.map((text) => /^Message-ID: (.+)$/im.exec(text)?.[1])
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@example\.invalid>$/)
    expect(ids).toEqual([ids[0], ids[0]])
  })

  it('tries again later when the server is busy or away, and says why', async () => {
    answer = { code: 451, text: 'try later, mara@example.invalid' }
    const id = (await post())!
    expect(await deliverMessage({ id })).toBe('waiting')
    expect(await row(id)).toMatchObject({ state: 'waiting', reason: 'smtp_busy', attempts: 1 })
    expect(await queued()).toEqual([{ key: `outbox:${id}`, later: true }])

    process.env.SMTP_URL = 'smtp://127.0.0.1:9'
    expect(await deliverMessage({ id })).toBe('waiting')
    expect(await row(id)).toMatchObject({ reason: 'smtp_unreachable', attempts: 2 })
  })

  it('gives up on an address the server refuses, and an administrator can try again', async () => {
    answer = { code: 550, text: 'no such user' }
    const id = (await post())!
    expect(await deliverMessage({ id })).toBe('failed')
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'smtp_refused_message' })
    const viewer = await person({ role: 'viewer' })
    expect(await listOutbox(viewer)).toEqual([])
    expect(await retryMessage(viewer, { id })).toMatchObject({ ok: false, refusal: { status: 403 } })

    answer = null
    const administrator = await person({ role: 'administrator' })
    expect((await listOutbox(administrator)).map((message) => message.state)).toEqual(['failed'])
    expect(await retryMessage(administrator, { id })).toMatchObject({ ok: true })
    expect(await deliverMessage({ id })).toBe('delivered')
    expect(await retryMessage(administrator, { id })).toMatchObject({ ok: false, refusal: { code: 'outbox.delivered_already' } })
  })

  it('gives up after about two days of trying', async () => {
    process.env.SMTP_URL = 'smtp://127.0.0.1:9'
    const id = (await post())!
    await db.outbox.update({ where: { id }, data: { attempts: 11 } })
    expect(await deliverMessage({ id })).toBe('failed')
  })

  it.each([
    ['no server', { SMTP_URL: '' }, 'smtp_not_configured'],
    ['no sender', { MAIL_FROM: '' }, 'mail_from_not_configured'],
    ['a URL of something else', { SMTP_URL: 'https://mail.example.invalid' }, 'smtp_url_invalid'],
  ])('holds messages while there is %s, and sends them once there is', async (_name, settings, reason) => {
    const whole = { SMTP_URL: process.env.SMTP_URL, MAIL_FROM: process.env.MAIL_FROM }
    Object.assign(process.env, settings)
    const id = (await post())!
    expect(await deliverMessage({ id })).toBe('held')
    expect(await row(id)).toMatchObject({ state: 'held', reason, attempts: 0 })
    expect(await releaseHeld()).toBe(0)
    Object.assign(process.env, whole)
    await owner('delete from graphile_worker._private_jobs')
    expect(await releaseHeld()).toBe(1)
    expect(await queued()).toHaveLength(1)
    expect(await deliverMessage({ id })).toBe('delivered')
  })

  it('wipes the body of what could not be sent for 30 days', async () => {
    process.env.SMTP_URL = ''
    const id = (await post())!
    await deliverMessage({ id })
    await owner(`update outbox set created_at = now() - interval '31 days'`)
    await releaseHeld()
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'expired', bodyEncrypted: null })
  })

  it('does not let a ciphertext be moved to another message', async () => {
    const first = (await post())!
    const second = (await post({ dedupKey: 'invitation:2', recipient: 'eve@example.invalid' }))!
    await db.outbox.update({ where: { id: second }, data: { bodyEncrypted: (await row(first)).bodyEncrypted } })
    await expect(deliverMessage({ id: second })).rejects.toThrow()
    expect(received).toEqual([])
  })
})
