import { type Actor, mayRead } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { publicUrl } from '@/lib/core/env'
import { notFound, refuse } from '@/lib/core/refusal'
import { newToken } from '@/lib/core/secrets'
import { tokenDigest } from '@/lib/core/session-row'
import { shownOnce } from '@/lib/people/shown-once'
import type { z } from 'zod'
import { CreateFeedInput } from './schema'

/** Most feeds of one person: each is a door. */
export const mostFeeds = 50

/**
 * Makes a calendar feed behind a secret link. The link is in the answer and nowhere else: the database keeps a digest of its token. What
 * it shows is what its owner may read at the moment it is read, and it ends with its owner.
 */
export const createFeed = shownOnce(
  command({
    name: 'calendar.create_feed',
    input: CreateFeedInput,
    run: async ({ tx, actor, input, now }) => {
      if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
      const subject = await subjectOf(tx, actor, input)
      const live = await tx.calendarFeed.count({ where: { personId: actor.id, revokedAt: null } })
      if (live >= mostFeeds) throw refuse('too_many_feeds', { max: mostFeeds })
      const token = newToken()
      const made = await tx.calendarFeed.create({
        data: { personId: actor.id, kind: input.kind, subjectId: subject.id, tokenHash: tokenDigest(token), createdAt: now },
      })
      return {
        value: { feedId: made.id, url: `${publicUrl()}/calendar/${token}.ics` },
        audit: {
          entity: { type: 'calendar', id: made.id, label: subject.label },
          before: null,
          after: { kind: input.kind, subjectId: subject.id },
          integrationId: subject.integrationId,
        },
        touched: [`person:${actor.id}`],
      }
    },
  }),
)

async function subjectOf(
  tx: Tx,
  actor: Extract<Actor, { kind: 'person' }>,
  input: z.output<typeof CreateFeedInput>,
): Promise<{ id: string; label: string; integrationId: string | null }> {
  if (input.kind === 'person') return { id: actor.id, label: actor.name, integrationId: null }
  if (input.kind === 'integration') {
    const found = await tx.integration.findUnique({ where: { id: input.subjectId }, select: { id: true, name: true } })
    if (!found || !mayRead(actor, found.id)) throw notFound('integration')
    return { id: found.id, label: found.name, integrationId: found.id }
  }
  const found = await tx.release.findUnique({
    where: { id: input.subjectId },
    select: { id: true, title: true, releaseVersion: true, integrationId: true },
  })
  if (!found || !mayRead(actor, found.integrationId)) throw notFound('release')
  return { id: found.id, label: `${found.title} ${found.releaseVersion}`, integrationId: found.integrationId }
}
