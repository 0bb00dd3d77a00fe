import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { assignItem } from '@/lib/checklists/assign-item'
import { rescheduleChecklist } from '@/lib/checklists/instantiate-checklist'
import { tickItem } from '@/lib/checklists/tick-item'
import { job } from '@/lib/core/actor'
import { shiftClock } from '@/lib/core/clock'
import { deliverMessage } from '@/lib/core/outbox/deliver-message'
import { testDb } from '@/lib/core/testing/test-db'
import { markAllRead } from '@/lib/notifications/mark-all-read'
import { markRead } from '@/lib/notifications/mark-read'
import { getBell, listNotices } from '@/lib/notifications/queries'
import { setPreferences } from '@/lib/people/set-preferences'
import { loadFacts } from '@/lib/releases/load-facts'
import { besideWorld } from '@/lib/releases/testing/beside'
import { code, releaseWorld, value } from '@/lib/releases/testing/release'
import { remindAll } from './remind-all'
import { remindItems } from './remind-items'
import { sendReminders } from './send-reminders'

const { db } = testDb()
const received: { to: string[]; text: string }[] = []
/** How many messages the server turns away before it takes one. */
let busy = 0
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (_address, _session, done) => done(busy-- > 0 ? Object.assign(new Error('busy'), { responseCode: 451 }) : undefined),
  onData: (stream, session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => {
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
afterEach(() => shiftClock(0))

const at = (moment: Date, minutes = 0) => shiftClock(moment.getTime() + minutes * 60_000 - Date.now())
const remind = async (releaseId: string) => value(await sendReminders(job('worker'), { releaseId })).late
const told = async (personId: string) =>
  (await db.notice.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } })).map((notice) => notice.kind)

describe('late items', () => {
  it('are told once to whom they concern, by bell and mail, and anew when they were moved', async () => {
    const world = await besideWorld()
    const { releaseId, checklistId, manager, onCall, techLead, start } = world
    // Due D-1: `review` is nobody's and so the manager's; `owned` is the role's.
    expect(await remind(releaseId)).toBe(2)
    expect(await remind(releaseId)).toBe(0)
    expect([await told(manager.id), await told(onCall.id)]).toEqual([['item_late'], ['item_late']])
    const mails = await db.outbox.findMany({ where: { recipient: onCall.email } })
    expect(mails.map((mail) => mail.subject)).toEqual(['Late: Item owned'])
    expect(await deliverMessage({ id: mails[0]!.id })).toBe('delivered')
    expect(received.at(-1)!.text).toContain(`/releases/${releaseId}#item-${world.itemId('owned')}`)

    // Moved a week on and late there again: told again, to the assignee now; what was settled meanwhile is not.
    value(await tickItem(manager, { itemId: world.itemId('review') }))
    value(await assignItem(manager, { itemId: world.itemId('owned'), personId: techLead.id }))
    value(await setPreferences(techLead, { remindByMail: false }))
    const windowStart = new Date(start.getTime() + 7 * 86_400_000)
    await db.$transaction((tx) =>
      rescheduleChecklist(tx, checklistId, { windowStart, windowEnd: new Date(windowStart.getTime() + 3_600_000), timeZone: 'UTC' }),
    )
    expect(await remind(releaseId)).toBe(0)
    at(windowStart)
    expect(await remind(releaseId)).toBe(1)
    expect([await told(manager.id), await told(onCall.id), await told(techLead.id)]).toEqual([['item_late'], ['item_late'], ['item_late']])
    expect(await db.outbox.count({ where: { recipient: techLead.email } })).toBe(0)
  })

  it('are told once by two workers at the same time, after one that died half-way, and while their mail is tried again', async () => {
    const { releaseId, manager, onCall } = await besideWorld()
    // A worker that dies before its transaction commits has told nobody anything.
    const refused = await db
      .$transaction(async (tx) => {
        const facts = await loadFacts(tx, releaseId, new Date())
        expect(await remindItems(tx, facts!, new Date())).toBe(2)
        throw new Error('killed')
      })
      .catch((error: Error) => error.message)
    expect([refused, await told(manager.id), await db.outbox.count({ where: { recipient: manager.email } })]).toEqual(['killed', [], 0])

    const both = await Promise.all([remind(releaseId), remind(releaseId), remind(releaseId)])
    expect(both.toSorted()).toEqual([0, 0, 2])
    const mail = await db.outbox.findFirstOrThrow({ where: { recipient: onCall.email } })
    busy = 1
    expect(await deliverMessage({ id: mail.id })).toBe('waiting')
    expect(await remind(releaseId)).toBe(0)
    expect(await deliverMessage({ id: mail.id })).toBe('delivered')
    expect(await deliverMessage({ id: mail.id }), 'a job that is run again after a restart').toBe('gone')
    expect(await remind(releaseId)).toBe(0)
    expect(received.filter(({ to }) => to.includes(onCall.email))).toHaveLength(1)
    expect([await told(manager.id), await told(onCall.id)]).toEqual([['item_late'], ['item_late']])
    expect(await db.outbox.count({ where: { recipient: { in: [manager.email, onCall.email] } } })).toBe(2)
  })
})

describe('waiting signatures', () => {
  it('are told when asked, a day and two hours ahead, when stale, and not once signed', async () => {
    const world = await releaseWorld()
    const { techLead, devops, qaLead, productOwner } = world.signers
    const start = new Date(Math.floor(Date.now() / 60_000) * 60_000 + 72 * 3_600_000)
    const made = await world.release({
      window: { start: start.toISOString(), end: new Date(start.getTime() + 3_600_000).toISOString(), timeZone: 'UTC' },
    })
    await made.settle()
    await remind(made.id)
    await remind(made.id)
    expect(await told(techLead.id)).toEqual(['sign_asked'])
    expect(await told(world.manager.id), 'the requester signs nothing').not.toContain('sign_asked')
    value(await made.sign(devops, 'devops'))
    value(await made.sign(techLead, 'tech_lead'))
    await world.set('4')
    await remind(made.id)
    await remind(made.id)
    expect(await told(techLead.id)).toEqual(['sign_asked', 'sign_again'])
    expect(await told(qaLead.id), 'what is not signed cannot go stale').toEqual(['sign_asked'])
    await world.set('3')

    at(start, -24 * 60 + 1)
    await remindAll(job('worker'))
    at(start, -119)
    await remindAll(job('worker'))
    await remindAll(job('worker'))
    const soon = async (id: string) => (await told(id)).filter((kind) => kind === 'sign_soon').length
    expect([await soon(qaLead.id), await soon(productOwner.id)]).toEqual([2, 2])
    expect(await soon(devops.id), 'a signature that stands is not asked for').toBe(0)
    at(start, 5)
    await remindAll(job('worker'))
    expect(await soon(qaLead.id)).toBe(2)
  })
})

describe('the bell', () => {
  it('shows one’s own, marks them as read, and nothing of what one may no longer read', async () => {
    const { releaseId, manager, onCall } = await besideWorld()
    await remind(releaseId)
    const [notice] = (await getBell(manager)).latest
    expect((await getBell(manager)).unread).toBe(1)
    expect(notice).toMatchObject({ kind: 'item_late', read: false, params: { item: 'Item review' } })
    expect(code(await markRead(onCall, { noticeId: notice!.id }))).toBe('not_found')
    value(await markRead(manager, { noticeId: notice!.id }))
    expect((await getBell(manager)).unread).toBe(0)
    expect(value(await markAllRead(onCall, {}))).toEqual({ count: 1 })
    expect((await listNotices(onCall, { unread: 'true' })).notices).toEqual([])
    expect((await listNotices(onCall, { unread: 'false' })).notices).toHaveLength(1)
    expect((await listNotices({ ...onCall, grants: [] }, { unread: 'false' })).notices).toEqual([])
    const before = (await listNotices(onCall, { unread: 'false' })).notices[0]!.id
    expect((await listNotices(onCall, { unread: 'false', before })).notices).toEqual([])
  })
})
