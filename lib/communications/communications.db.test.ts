import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TokenActor } from '@/lib/core/actor'
import { deliverMessage } from '@/lib/core/outbox/deliver-message'
import { testDb } from '@/lib/core/testing/test-db'
import { besideWorld } from '@/lib/releases/testing/beside'
import { code, value } from '@/lib/releases/testing/release'
import { keepCopy } from './keep-copy'
import { getCommunications } from './queries'
import { sendCommunication } from './send-communication'

const { db, runtime } = testDb()
const received: { to: string[]; text: string }[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => {
      // Quoted-printable folds lines anywhere.
      received.push({ to: session.envelope.rcptTo.map((one) => one.address), text: text.replaceAll(/=\r?\n/g, '') })
      done()
    })
  },
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`
  process.env.MAIL_FROM = 'Gonogo <gonogo@example.invalid>'
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const sending = (releaseId: string, more: Record<string, unknown> = {}) => ({
  releaseId,
  key: 'maintenance',
  language: 'en',
  fields: { impact: 'five minutes' },
  recipients: 'a@example.invalid, B@example.invalid\na@EXAMPLE.invalid',
  ...more,
})

describe('a communication', () => {
  it('is sent once, one message an address, kept for good, and settles its item', async () => {
    const { releaseId, onCall, viewer, itemId } = await besideWorld()
    const [first, second] = await Promise.all(
      [1, 2].map(() => sendCommunication(onCall, sending(releaseId), { idempotencyKey: 'one sending' })),
    )
    expect(value(first!)).toMatchObject({ sent: 2 })
    expect(value(second!)).toEqual(value(first!))
    const mails = await db.outbox.findMany({ orderBy: { recipient: 'asc' } })
    expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['a@example.invalid', 'Cursor pagination 2.14.0: maintenance'],
      ['b@example.invalid', 'Cursor pagination 2.14.0: maintenance'],
    ])
    for (const { id } of mails) expect(await deliverMessage({ id })).toBe('delivered')
    expect(received.map(({ to }) => to)).toEqual([['a@example.invalid'], ['b@example.invalid']])
    expect(received[0]!.text).toMatch(/Impact: five minutes\.\s+team@example\.invalid/)
    expect(received[0]!.text).toMatch(/From \w{3} \d+ \w{3} \d{4}, \d\d:\d\d UTC/)

    const view = (await getCommunications(viewer, releaseId))!
    expect(view.maySend).toBe(false)
    expect(view.sent).toMatchObject([{ mode: 'mail', delivery: { delivered: 2 }, recipients: ['a@example.invalid', 'b@example.invalid'] }])
    expect(view.planned[0]!.items).toMatchObject([{ state: 'done' }])
    const item = await db.checklistItem.findUniqueOrThrow({ where: { id: itemId('tell') }, include: { evidence: true } })
    expect(item.evidence.map((one) => one.kind)).toEqual(['communication'])
    await expect(runtime(`update communications set text = 'x'`)).rejects.toThrow(/permission denied/)
    await expect(runtime(`delete from communications`)).rejects.toThrow(/permission denied/)
  })

  it('refuses, at its field, what it cannot be made with', async () => {
    const { releaseId, onCall, viewer } = await besideWorld()
    const send = (more: Record<string, unknown>) => sendCommunication(onCall, sending(releaseId, more))
    expect(await send({ fields: {} })).toMatchObject({ ok: false, refusal: { field: 'fields.impact' } })
    expect(await send({ fields: { impact: 'x', cpu: '1' } })).toMatchObject({ ok: false, refusal: { field: 'fields.cpu' } })
    expect(await send({ fields: { impact: 'x', version: '9' } })).toMatchObject({ ok: false, refusal: { field: 'fields.version' } })
    expect(await send({ recipients: 'a@example.invalid nobody' })).toMatchObject({
      ok: false,
      refusal: { code: 'communication_address', field: 'recipients', message: expect.stringContaining('nobody') },
    })
    expect(code(await send({ recipients: ['a@example.invalid\r\nBcc: b@example.invalid'] }))).toBe('communication_address')
    expect(code(await send({ recipients: ' ,; ' }))).toBe('communication_nobody')
    const many = Array.from({ length: 201 }, (_, index) => `p${index}@example.invalid`)
    expect(code(await send({ recipients: many }))).toBe('communication_too_many')
    expect(code(await send({ key: 'none' }))).toBe('not_found')
    expect(code(await sendCommunication(viewer, sending(releaseId)))).toBe('denied_role')
    expect(await db.communication.count({ where: { key: 'none' } })).toBe(0)
  })

  it('can be copied, by a machine too, and after the release has ended', async () => {
    const { releaseId, checklistId, manager, itemId } = await besideWorld()
    await db.checklist.update({ where: { id: checklistId }, data: { closedAt: new Date() } })
    const token: TokenActor = {
      kind: 'token',
      id: releaseId,
      name: 'pipeline',
      personId: manager.id,
      grants: manager.grants,
      scopes: ['releases'],
    }
    const { recipients: _none, ...what } = sending(releaseId, { language: 'zh', fields: { impact: '五分钟' } })
    expect(value(await keepCopy(token, what)).text).toMatch(/^\d{4}年\d+月\d+日周. \d\d:\d\d UTC 至 .*影响：五分钟。/)
    const { state } = await db.checklistItem.findUniqueOrThrow({ where: { id: itemId('tell') } })
    expect(state).toBe('open')
    expect((await getCommunications(manager, releaseId))!.sent).toMatchObject([{ mode: 'copy', sentByName: 'pipeline', language: 'zh' }])
  })
})
