import type { Grant, TokenActor } from '@/lib/core/actor'
import { mayRead } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { env, publicUrl } from '@/lib/core/env'
import { tokenDigest } from '@/lib/core/session-row'
import { asLocale, text } from '@/lib/core/texts'
import { getTimeline } from '@/lib/releases/timeline-queries'
import type { CalendarEvent, CalendarFacts } from './calendar-event'
import {
  actionEvent,
  type FeedPlace,
  type FeedRelease,
  type FeedWords,
  freezeEvent,
  itemEvents,
  signatureEvents,
  windowEvent,
} from './feed-events'

/** What a secret link answers: a calendar, nothing known by that token, or one that has ended for good. */
export type FeedAnswer =
  | { state: 'unknown' }
  | { state: 'gone' }
  | { state: 'here'; feedId: string; noteRead: boolean; facts: CalendarFacts }

interface FeedRow {
  id: string
  kind: string
  subject_id: string
  revoked: boolean
  disabled: boolean
  unread: boolean
  person_id: string
  name: string
  locale: string
  plan_language: string
  grants: Grant[]
}

/** Most releases in one calendar, and how long ended ones stay in it, in days. */
const mostReleases = 40
const keptDays = 60

/**
 * The calendar behind a token, with its owner's rights of now. Revoked, or its owner disabled: gone. What its owner may no longer read is
 * as unknown as a token that never was.
 */
export async function readFeed(token: string): Promise<FeedAnswer> {
  const [row] = await db.$queryRaw<FeedRow[]>`
    select f.id, f.kind, f.subject_id, f.revoked_at is not null as revoked,
      (p.disabled_at is not null or (p.fictional and not ${env().GONOGO_DEMO})) as disabled,
      (f.last_used_at is null or f.last_used_at < now() - interval '5 minutes') as unread,
      p.id as person_id, p.name, p.locale, p.plan_language,
      coalesce((select json_agg(json_build_object('role', g.role, 'integrationId', g.integration_id))
        from role_grants g where g.person_id = p.id), '[]'::json) as grants
    from calendar_feeds f join people p on p.id = f.person_id where f.token_hash = ${tokenDigest(token)}`
  if (!row) return { state: 'unknown' }
  if (row.revoked || row.disabled) return { state: 'gone' }
  const reader: TokenActor = { kind: 'token', id: row.id, name: 'calendar', personId: row.person_id, grants: row.grants, scopes: ['read'] }
  const facts = await factsOf(row, reader, clock())
  return facts ? { state: 'here', feedId: row.id, noteRead: row.unread, facts } : { state: 'unknown' }
}

async function factsOf(row: FeedRow, reader: TokenActor, now: Date): Promise<CalendarFacts | null> {
  const words = wordsOf(row)
  const place = { url: publicUrl() }
  if (row.kind === 'person') return personFacts(row, reader, place, words, now)
  if (row.kind === 'integration') return integrationFacts(row, reader, place, words, now)
  if (row.kind !== 'release') return null
  const release = await readRelease(reader, row.subject_id)
  if (!release) return null
  const freezes = await readFreezes({ environmentId: release.environmentId })
  const events = [
    windowEvent(release, place, words),
    ...itemEvents(release, place, words, now),
    ...signatureEvents(release, place, words),
    ...freezes.map((freeze) => freezeEvent(freeze, place, words)),
  ]
  return { name: release.name, description: words.say('about.release', { release: release.name }), events }
}

async function personFacts(row: FeedRow, reader: TokenActor, place: FeedPlace, words: FeedWords, now: Date): Promise<CalendarFacts> {
  const me = row.person_id
  const mine = { OR: [{ managerId: me }, { requesterId: me }, { checklist: { items: { some: { assigneeId: me, removedAt: null } } } }] }
  const releases = await readReleases(reader, mine, now)
  const actions = await db.lessonAction.findMany({
    where: { ownerId: me, removedAt: null, OR: [{ doneAt: null }, { doneAt: { gt: daysBefore(now) } }] },
    include: { checklist: { select: { integrationId: true, release: { select: { id: true } } } } },
    orderBy: { dueOn: 'asc' },
    take: 200,
  })
  const today = now.toISOString().slice(0, 10)
  const events: CalendarEvent[] = [
    ...releases.flatMap((release) => [windowEvent(release, place, words), ...itemEvents(release, place, words, now, me)]),
    ...actions
      .filter((action) => mayRead(reader, action.checklist.integrationId))
      .map(({ dueOn, doneAt, checklist, ...action }) =>
        actionEvent(
          { ...action, doneAt, done: doneAt !== null, dueOn: dueOn.toISOString().slice(0, 10), releaseId: checklist.release?.id ?? null },
          place,
          words,
          today,
        ),
      ),
  ]
  return { name: words.say('name', { name: row.name }), description: words.say('about.person', { name: row.name }), events }
}

async function integrationFacts(
  row: FeedRow,
  reader: TokenActor,
  place: FeedPlace,
  words: FeedWords,
  now: Date,
): Promise<CalendarFacts | null> {
  if (!mayRead(reader, row.subject_id)) return null
  const found = await db.integration.findUnique({ where: { id: row.subject_id }, select: { name: true } })
  if (!found) return null
  const releases = await readReleases(reader, { integrationId: row.subject_id }, now)
  const freezes = await readFreezes({ environment: { integrationId: row.subject_id } })
  const events = [
    ...releases.map((release) => windowEvent(release, place, words)),
    ...freezes.map((freeze) => freezeEvent(freeze, place, words)),
  ]
  return { name: words.say('name', { name: found.name }), description: words.say('about.integration', { name: found.name }), events }
}

const daysBefore = (now: Date) => new Date(now.getTime() - keptDays * 86_400_000)

/** Releases that move or ended lately, those the reader may see, the newest first. */
async function readReleases(reader: TokenActor, where: object, now: Date): Promise<(FeedRelease & { environmentId: string })[]> {
  const rows = await db.release.findMany({
    where: { AND: [where, { OR: [{ endedAt: null }, { endedAt: { gt: daysBefore(now) } }] }] },
    orderBy: { number: 'desc' },
    take: mostReleases,
    select: { id: true },
  })
  const releases: (FeedRelease & { environmentId: string })[] = []
  // One after another: a calendar may wait, people on the pages may not.
  for (const { id } of rows) {
    const release = await readRelease(reader, id)
    if (release) releases.push(release)
  }
  return releases
}

async function readRelease(reader: TokenActor, releaseId: string): Promise<(FeedRelease & { environmentId: string }) | null> {
  const timeline = await getTimeline(reader, releaseId)
  if (!timeline) return null
  const row = await db.release.findUniqueOrThrow({
    where: { id: releaseId },
    select: {
      title: true,
      releaseVersion: true,
      state: true,
      version: true,
      createdAt: true,
      environment: { select: { name: true } },
      checklist: { select: { version: true, items: { select: { id: true, version: true } } } },
    },
  })
  const changes = await db.$queryRaw<{ entity_id: string; at: Date }[]>`
    select entity_id, max(at) as at from audit_entries
    where (entity_type = 'item' and entity_id = any(${row.checklist.items.map((item) => item.id)}))
      or (entity_type = 'release' and entity_id = ${releaseId})
    group by entity_id`
  const changedAt = new Map(changes.map((change) => [change.entity_id, change.at]))
  return {
    id: releaseId,
    environmentId: timeline.environmentId,
    name: `${row.title} ${row.releaseVersion} → ${row.environment.name}`,
    state: row.state,
    sequence: row.version + row.checklist.version,
    changedAt: changedAt.get(releaseId) ?? row.createdAt,
    timeline,
    items: new Map(row.checklist.items.map((item) => [item.id, { version: item.version, changedAt: changedAt.get(item.id) ?? null }])),
  }
}

async function readFreezes(where: object) {
  const rows = await db.freeze.findMany({ where: { ...where, removedAt: null }, include: { environment: { select: { name: true } } } })
  return rows.map(({ environment, ...freeze }) => ({ ...freeze, environment: environment.name }))
}

function wordsOf({ locale: wanted, plan_language }: FeedRow): FeedWords {
  const locale = asLocale(wanted)
  const language = plan_language === 'own' ? locale : plan_language
  return {
    locale,
    say: (key, params = {}) => text(locale, `calendar.feed.${key}`, params),
    bilingual: (english, chinese) => {
      if (chinese === '' || language === 'en') return english
      return language === 'both' ? `${english} / ${chinese}` : chinese
    },
  }
}
