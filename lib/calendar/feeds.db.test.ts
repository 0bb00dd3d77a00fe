import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { assignItem } from '@/lib/checklists/assign-item'
import { job } from '@/lib/core/actor'
import { tokenDigest } from '@/lib/core/session-row'
import { integration, person } from '@/lib/core/testing/makers'
import { testDb } from '@/lib/core/testing/test-db'
import { addFreeze } from '@/lib/integrations/add-freeze'
import { disablePerson } from '@/lib/people/disable-person'
import { code, inHours, releaseWorld, value } from '@/lib/releases/testing/release'
import { updateRelease } from '@/lib/releases/update-release'
import { createFeed, mostFeeds } from './create-feed'
import { readFeed } from './feed-queries'
import { noteFeedRead } from './note-feed-read'
import { listFeedsOf, listOwnFeeds } from './queries'
import { revokeFeed } from './revoke-feed'
import { writeCalendar } from './write-calendar'

const { db } = testDb()

const tokenOf = (url: string) => /\/calendar\/([\w-]{43})\.ics$/.exec(url)![1]!

/** The entries of a feed by id, as a calendar program reads them. */
async function entries(token: string) {
  const answer = await readFeed(token)
  if (answer.state !== 'here') throw new Error(`the feed is ${answer.state}`)
  const component = new ICAL.Component(ICAL.parse(writeCalendar(answer.facts)) as never)
  return new Map(component.getAllSubcomponents('vevent').map((each) => [new ICAL.Event(each).uid, new ICAL.Event(each)]))
}

describe('a feed of a release', () => {
  it('shows window, dues and freezes; follows a moved window with the same ids and a higher sequence', async () => {
    const { manager, environment, release } = await releaseWorld()
    const made = await release({ window: { start: '2027-03-01T02:00', end: '2027-03-01T03:00', timeZone: 'Europe/Berlin' } })
    await db.checklistItem.update({
      where: { id: made.itemId('deploy') },
      data: { due: { day: 0, time: '02:05' }, dueAt: new Date('2027-03-01T01:05:00Z'), text: '部署，重启; 检查\\日志' },
    })
    await db.checklistItem.update({
      where: { id: made.itemId('unit') },
      data: { due: { days: -1 }, dueAt: new Date('2027-02-28T22:59:00Z') },
    })
    value(await addFreeze(manager, { environmentId: environment.id, startsAt: inHours(1), endsAt: inHours(2), reason: 'Sale, big' }))
    const { url, feedId } = value(await createFeed(manager, { kind: 'release', subjectId: made.id }))
    const token = tokenOf(url)
    const before = await entries(token)
    const uid = `item-${made.itemId('deploy')}@gonogo`
    expect(before.get(uid)!.startDate.toJSDate().toISOString()).toBe('2027-03-01T01:05:00.000Z')
    expect(before.get(uid)!.summary).toBe('部署，重启; 检查\\日志')
    expect(before.get(`item-${made.itemId('unit')}@gonogo`)!.startDate.toString()).toBe('2027-02-28')
    expect([...before.values()].map((event) => event.summary)).toContainEqual(expect.stringMatching(/^Freeze: Sale, big \(/))

    value(
      await updateRelease(manager, {
        releaseId: made.id,
        window: { start: '2027-03-29T02:00', end: '2027-03-29T03:00', timeZone: 'Europe/Berlin' },
      }),
    )
    value(await made.tick('deploy'))
    const after = await entries(token)
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted())
    // Summer time began the day before: 02:05 on the wall is 00:05 UTC now.
    expect(after.get(uid)!.startDate.toJSDate().toISOString()).toBe('2027-03-29T00:05:00.000Z')
    expect(after.get(uid)!.summary).toMatch(/^Done: /)
    expect(Number(after.get(uid)!.sequence)).toBeGreaterThan(Number(before.get(uid)!.sequence))

    expect(await db.calendarFeed.count({ where: { tokenHash: tokenDigest(token) } })).toBe(1)
    const kept = JSON.stringify([
      await db.calendarFeed.findMany(),
      await db.auditEntry.findMany({ where: { entityType: 'calendar' }, select: { body: true } }),
    ])
    expect(kept).not.toContain(token)
    value(await noteFeedRead(job('calendar'), { feedId }))
    expect((await listFeedsOf(manager, 'release', made.id))[0]).toMatchObject({ id: feedId, name: 'Cursor pagination 2.14.0' })
    expect((await listOwnFeeds(manager))[0]!.lastUsedAt).not.toBeNull()
  })
})

describe('whose feeds they are', () => {
  it('a feed of one’s own shows what is assigned, in the owner’s language', async () => {
    const { manager, signers, release } = await releaseWorld()
    const made = await release()
    await db.checklistItem.update({
      where: { id: made.itemId('deploy') },
      data: { due: { afterMinutes: 5 }, dueAt: new Date(Date.now() - 60_000), textZh: '部署' },
    })
    value(await assignItem(manager, { itemId: made.itemId('deploy'), personId: signers.onCall.id }))
    await db.person.update({ where: { id: signers.onCall.id }, data: { locale: 'zh' } })
    const { url } = value(await createFeed(signers.onCall, { kind: 'person' }))
    const shown = await entries(tokenOf(url))
    expect([...shown.keys()].filter((uid) => uid.startsWith('item-'))).toEqual([`item-${made.itemId('deploy')}@gonogo`])
    expect(shown.get(`item-${made.itemId('deploy')}@gonogo`)!.summary).toBe('已逾期：部署')
  })

  it('rights are asked at each reading: a role taken away makes it unknown, an end makes it gone', async () => {
    const { place, release } = await releaseWorld()
    const made = await release()
    const reader = await person({ role: 'viewer', integrationId: place.id })
    const admin = await person({ role: 'administrator' })
    const [first, second] = [
      value(await createFeed(reader, { kind: 'integration', subjectId: place.id })),
      value(await createFeed(reader, { kind: 'release', subjectId: made.id })),
    ]
    expect((await entries(tokenOf(first.url))).size).toBe(1)
    await db.roleGrant.deleteMany({ where: { personId: reader.id } })
    expect((await readFeed(tokenOf(first.url))).state).toBe('unknown')
    expect((await readFeed(tokenOf(second.url))).state).toBe('unknown')
    expect((await listOwnFeeds({ ...reader, grants: [] })).map((feed) => feed.name)).toEqual(['', ''])
    value(await revokeFeed(reader, { feedId: first.feedId }))
    expect((await readFeed(tokenOf(first.url))).state).toBe('gone')
    expect(value(await revokeFeed(reader, { feedId: first.feedId }))).toEqual({ revoked: false })
    value(await disablePerson(admin, { personId: reader.id }))
    expect((await readFeed(tokenOf(second.url))).state).toBe('gone')
    expect((await readFeed('A'.repeat(43))).state).toBe('unknown')
  })

  it('nobody makes a feed of what they may not read, ends another’s, or holds more than there may be', async () => {
    const place = await integration()
    const elsewhere = await integration()
    const owner = await person({ role: 'viewer', integrationId: place.id })
    const other = await person({ role: 'viewer', integrationId: elsewhere.id })
    expect(code(await createFeed(other, { kind: 'integration', subjectId: place.id }))).toBe('not_found')
    expect(code(await createFeed(other, { kind: 'release', subjectId: place.id }))).toBe('not_found')
    const { feedId } = value(await createFeed(owner, { kind: 'integration', subjectId: place.id }))
    expect(code(await revokeFeed(other, { feedId }))).toBe('not_found')
    const full = Array.from({ length: mostFeeds }, (_, index) => ({
      personId: other.id,
      kind: 'person',
      subjectId: other.id,
      tokenHash: `${other.id} ${index}`,
    }))
    await db.calendarFeed.createMany({ data: full })
    expect(code(await createFeed(other, { kind: 'person' }))).toBe('too_many_feeds')
  })
})
