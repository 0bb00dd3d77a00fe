import { readChecklist } from '@/lib/checklists/read-checklist'
import { type Actor, mayRead } from '@/lib/core/actor'
import { channelOf } from '@/lib/core/channels'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { readParts } from '@/lib/templates/parts'
import { askedFields } from './fill-text'
import { releaseValues } from './release-values'
import { MAX_RECIPIENTS } from './schema'
import type { CommunicationsView, SentCommunication } from './view'

/** Most that left shown on the page, newest first. */
const mostSent = 200

/** The communications of a release: those its plan holds, and those that left. Null when it is not there for this actor. */
export async function getCommunications(actor: Actor, releaseId: string): Promise<CommunicationsView | null> {
  const release = await db.release.findUnique({
    where: { id: releaseId },
    include: {
      integration: { select: { name: true } },
      environment: { select: { name: true } },
      checklist: { select: { parts: true, windowStart: true, windowEnd: true, timeZone: true } },
    },
  })
  if (!release || !mayRead(actor, release.integrationId)) return null
  const now = clock()
  const [manager, loaded, sent] = await Promise.all([
    db.person.findUnique({ where: { id: release.managerId }, select: { name: true } }),
    readChecklist(db, release.checklistId, now),
    listSent(release.checklistId),
  ])
  const items = (loaded?.items ?? []).filter((item) => item.kind === 'communication' && item.judged.state !== 'absent')
  const planned = readParts(release.checklist.parts).communications.map(({ fields, ...communication }) => ({
    ...communication,
    asked: askedFields({ ...communication, fields }),
    items: items
      .filter((item) => (item.params as { communication?: unknown }).communication === communication.key)
      .map(({ id, text, textZh, dueAt, judged }) => ({
        id,
        text,
        textZh,
        state: judged.state,
        dueAt: dueAt?.toISOString() ?? null,
        late: judged.late,
      })),
  }))
  const values = (locale: 'en' | 'zh') => releaseValues(release, manager?.name ?? '', locale)
  return {
    releaseId,
    timeZone: release.checklist.timeZone,
    planned,
    sent,
    values: { en: values('en'), zh: values('zh') },
    maySend: can(actor, 'communication.send', release.integrationId),
    mailReady: channelOf('mail')?.heldBecause() === null,
    maxRecipients: MAX_RECIPIENTS,
    readAt: now.toISOString(),
  }
}

async function listSent(checklistId: string): Promise<SentCommunication[]> {
  const rows = await db.communication.findMany({ where: { checklistId }, orderBy: { sentAt: 'desc' }, take: mostSent })
  const ids = rows.filter((row) => row.mode === 'mail').map((row) => row.id)
  // The outbox knows a message by its key; what was removed from it since was delivered or given up.
  const mails = await db.$queryRaw<{ id: string; state: keyof SentCommunication['delivery']; count: number }[]>`
    select split_part(dedup_key, ':', 2) as id, state::text, count(*)::int from outbox
    where dedup_key like 'communication:%' and split_part(dedup_key, ':', 2) = any(${ids}::text[]) group by 1, 2`
  return rows.map(({ id, key, name, channel, language, mode, subject, text, recipients, sentByName, sentAt }) => ({
    id,
    key,
    name,
    channel,
    language: language === 'zh' ? 'zh' : 'en',
    mode: mode === 'mail' ? 'mail' : 'copy',
    subject,
    text,
    recipients,
    sentByName,
    sentAt: sentAt.toISOString(),
    delivery: {
      delivered: 0,
      waiting: 0,
      held: 0,
      failed: 0,
      ...Object.fromEntries(mails.filter((mail) => mail.id === id).map((mail) => [mail.state, mail.count])),
    },
  }))
}
