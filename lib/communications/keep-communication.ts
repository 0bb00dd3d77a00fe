import { createHash } from 'node:crypto'
import { attachTo } from '@/lib/checklists/attach-evidence'
import { lockItem } from '@/lib/checklists/lock-item'
import { type Actor, personIdOf } from '@/lib/core/actor'
import type { AuditRecord } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { touchedBy } from '@/lib/releases/locks'
import type { compose } from './compose'

type Composed = Awaited<ReturnType<typeof compose>>
type By = { actor: Actor; now: Date }
type Went = { mode: 'mail' | 'copy'; language: 'en' | 'zh'; recipients: string[] }

/**
 * Keeps what left, word for word and for good, and settles the items of the plan that waited for it: each gets it as evidence and is
 * done. A plan that is closed is left as it is.
 */
export async function keepCommunication(tx: Tx, by: By, composed: Composed, went: Went) {
  const { release, communication, subject, body } = composed
  const sentById = personIdOf(by.actor)
  if (!sentById) throw refuse('denied_person_only', {}, { status: 403 })
  const digest = createHash('sha256').update(`${subject}\n\n${body}`).digest('hex')
  const row = await tx.communication.create({
    data: {
      checklistId: release.checklistId,
      key: communication.key,
      name: communication.title,
      channel: communication.channel,
      subject,
      text: body,
      digest,
      sentById,
      sentByName: by.actor.name,
      sentAt: by.now,
      ...went,
    },
    select: { id: true },
  })
  const { mode, language, recipients } = went
  const evidence = {
    communication: row.id,
    key: communication.key,
    name: communication.title,
    mode,
    language,
    subject,
    recipients: recipients.length,
  }
  const settled = release.checklist.closedAt ? [] : await settleItems(tx, by, release.checklistId, communication.key, evidence)
  const audit: AuditRecord = {
    entity: {
      type: 'communication',
      id: row.id,
      label: `${communication.title} · ${release.title} ${release.releaseVersion}`.slice(0, 200),
    },
    before: null,
    after: { ...evidence, digest, channel: communication.channel, to: recipients },
  }
  return {
    communicationId: row.id,
    audit: [audit, ...settled.flatMap((one) => one.audit ?? [])],
    touched: [...touchedBy(release.id), ...settled.flatMap((one) => one.touched ?? [])],
  }
}

/** The items of the plan that this communication settles, in the order of their ids, so that two sendings never wait in a ring. */
async function settleItems(tx: Tx, by: By, checklistId: string, key: string, evidence: Record<string, unknown>) {
  const found = await tx.checklistItem.findMany({
    where: { checklistId, kind: 'communication', removedAt: null, params: { path: ['communication'], equals: key } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  const outcomes = []
  for (const { id } of found) {
    const locked = await lockItem(tx, id)
    if (locked.standing.absent || locked.standing.hasParts || locked.item.state === 'not_applicable') continue
    outcomes.push(await attachTo(tx, by, locked, { kind: 'communication', value: evidence, tick: true }))
  }
  return outcomes
}
