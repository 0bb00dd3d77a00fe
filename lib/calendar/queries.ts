import { type Actor, mayRead } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import type { FeedKind } from './schema'
import type { FeedView } from './view'

type Row = { id: string; kind: string; subjectId: string; createdAt: Date; lastUsedAt: Date | null }

/** The actor's own feeds of one thing that still answer, the newest first. */
export async function listFeedsOf(actor: Actor, kind: FeedKind, subjectId: string): Promise<FeedView[]> {
  if (actor.kind !== 'person') return []
  return named(actor, await liveFeeds({ personId: actor.id, kind, subjectId }))
}

/** All feeds of the actor that still answer, the newest first. */
export async function listOwnFeeds(actor: Actor): Promise<FeedView[]> {
  if (actor.kind !== 'person') return []
  return named(actor, await liveFeeds({ personId: actor.id }))
}

const liveFeeds = (where: { personId: string; kind?: string; subjectId?: string }) =>
  db.calendarFeed.findMany({ where: { ...where, revokedAt: null }, orderBy: { createdAt: 'desc' } })

/** Feeds with the names of what they are of, as far as the actor may read it now. */
async function named(actor: Actor, rows: readonly Row[]): Promise<FeedView[]> {
  const ids = (kind: FeedKind) => rows.filter((row) => row.kind === kind).map((row) => row.subjectId)
  const [releases, integrations] = await Promise.all([
    db.release.findMany({
      where: { id: { in: ids('release') } },
      select: { id: true, title: true, releaseVersion: true, integrationId: true },
    }),
    db.integration.findMany({ where: { id: { in: ids('integration') } }, select: { id: true, name: true } }),
  ])
  const names = new Map([
    ...releases.flatMap(({ id, title, releaseVersion, integrationId }) =>
      mayRead(actor, integrationId) ? [[id, `${title} ${releaseVersion}`] as const] : [],
    ),
    ...integrations.flatMap(({ id, name }) => (mayRead(actor, id) ? [[id, name] as const] : [])),
  ])
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as FeedKind,
    subjectId: row.subjectId,
    name: names.get(row.subjectId) ?? '',
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }))
}
