import { viewFor } from '@/lib/checklists/queries'
import { readFacts } from '@/lib/checklists/read-facts'
import type { PlanWire } from '@/lib/checklists/plan-wire'
import { type Actor, mayRead } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { readInstanceSettings } from '@/lib/people/instance-settings'
import { z } from 'zod'
import { TemplateFact } from '@/lib/templates/schema'
import { type Reader, trimVerdict, viewOverride, viewSignature, viewSlot, viewVerdict } from './build-view'
import { listChangesSince } from './change-queries'
import { loadFacts, type ReleaseFacts } from './load-facts'
import { listHolders } from './slot-holders'
import { isEnded } from './state'
import { subjectDigest } from './subject'
import { parts } from './subject-parts'
import { type FactView, type ReleaseCommand, releaseCommands, type ReleaseHead, type ReleaseView, type SubjectPartView } from './view'

/** The facts of a release this actor may read, or null. */
export async function readableFacts(actor: Actor, releaseId: string, now: Date): Promise<ReleaseFacts | null> {
  const found = await db.release.findUnique({ where: { id: releaseId }, select: { integrationId: true } })
  if (!found || !mayRead(actor, found.integrationId)) return null
  return loadFacts(db, releaseId, now)
}

/** Everything the release page shows, and what this actor may do there; null when it is not there for this actor. */
export async function getRelease(actor: Actor, releaseId: string): Promise<ReleaseView | null> {
  const now = clock()
  const facts = await readableFacts(actor, releaseId, now)
  return facts && viewRelease(actor, facts, now)
}

/** A release with its plan, for the first render of its page: both from one reading. */
export async function getReleasePage(actor: Actor, releaseId: string): Promise<{ release: ReleaseView; checklist: PlanWire } | null> {
  const now = clock()
  const facts = await readableFacts(actor, releaseId, now)
  if (!facts) return null
  const [release, checklist] = await Promise.all([viewRelease(actor, facts, now), viewFor(actor, facts.plan.checklist, now)])
  return { release, checklist }
}

async function viewRelease(actor: Actor, facts: ReleaseFacts, now: Date): Promise<ReleaseView> {
  const { release, slots } = facts
  const first = release.signatures.at(-1)?.signedAt ?? null
  const digests = facts.endDigests ?? facts.digests
  const [holders, settings, head, changes, people] = await Promise.all([
    listHolders(db, release.integrationId, [...new Set(release.slots.map((slot) => slot.slotRoleKey))]),
    readInstanceSettings(db),
    viewHead(facts),
    first ? listChangesSince(release, first) : null,
    listPeople(actor, release.integrationId),
  ])
  const reader: Reader = { actor, holders, requesterMaySign: settings.requesterMaySign, now }
  const signatures = slots.flatMap((judged) => judged.signatures.map((signature) => viewSignature(facts, judged, signature, reader)))
  return {
    ...head,
    verdict: facts.verdict ? trimVerdict(viewVerdict(facts.verdict)) : null,
    subjectDigest: subjectDigest(digests),
    digests,
    slots: slots.map((judged) => viewSlot(facts, judged, reader)),
    signatures: signatures.sort((a, b) => b.signedAt.localeCompare(a.signedAt)),
    overrides: release.overrides.map((row) => viewOverride(row, facts, reader)),
    suites: facts.plan.suites.map(({ suiteId, key, name, before, runnable }) => ({ id: runnable ? suiteId : null, key, name, before })),
    changes: first && changes ? { since: first.toISOString(), list: changes } : null,
    may: Object.fromEntries(
      releaseCommands.map((name) => [name, !isEnded(release.state) && can(actor, name, release.integrationId)]),
    ) as Record<ReleaseCommand, boolean>,
    people,
    readAt: now.toISOString(),
  }
}

/** What a signer reads before signing: every part with its content and digest. Null when it is not there for this actor. */
export async function getSubject(actor: Actor, releaseId: string): Promise<SubjectPartView[] | null> {
  const facts = await readableFacts(actor, releaseId, clock())
  if (!facts) return null
  return parts.flatMap((part) => {
    const held = facts.subject[part]
    return held ? [{ part, ...held }] : []
  })
}

async function viewHead({ release, artifacts }: ReleaseFacts): Promise<ReleaseHead> {
  const [manager, template, newer] = await Promise.all([
    db.person.findUnique({ where: { id: release.managerId }, select: { name: true } }),
    // The facts alone: a template's body is the largest thing a release refers to.
    db.$queryRaw<{ facts: unknown; imported: boolean }[]>`
      select body->'facts' as facts, source_text is not null as imported from template_versions where id = ${release.templateVersionId}::uuid`,
    release.supersededById
      ? db.release.findUnique({ where: { id: release.supersededById }, select: { id: true, number: true, title: true } })
      : null,
  ])
  const { checklist } = release
  return {
    id: release.id,
    number: release.number,
    title: release.title,
    version: release.releaseVersion,
    notes: release.notes,
    state: release.state,
    rowVersion: release.version,
    integration: release.integration,
    environment: release.environment,
    window: { start: checklist.windowStart.toISOString(), end: checklist.windowEnd.toISOString(), timeZone: checklist.timeZone },
    template: { name: release.templateName, number: release.templateNumber, imported: template[0]?.imported ?? false },
    requester: { id: release.requesterId, name: release.requesterName },
    manager: { id: release.managerId, name: manager?.name ?? '' },
    artifacts,
    facts: viewFacts(checklist.facts, template[0]?.facts),
    checklistId: release.checklistId,
    createdAt: release.createdAt.toISOString(),
    startedAt: release.startedAt?.toISOString() ?? null,
    watchingAt: release.watchingAt?.toISOString() ?? null,
    endedAt: release.endedAt?.toISOString() ?? null,
    endReason: release.endReason,
    supersededBy: newer,
  }
}

/** The release's facts under the names its template gave them. */
function viewFacts(stored: unknown, template: unknown): FactView[] {
  const named = z.array(TemplateFact).catch([]).parse(template)
  return Object.entries(readFacts(stored)).map(([key, value]) => {
    const fact = named.find((one) => one.key === key)
    return { key, value, label: fact?.label ?? key, labelZh: fact?.labelZh ?? '' }
  })
}

/** Most people offered to delegate to or to manage a release. */
const mostPeople = 500

/** Who works on an integration and may sign in; for readers who could choose somebody: to delegate to, or as manager. */
async function listPeople(actor: Actor, integrationId: string): Promise<{ id: string; name: string }[]> {
  if (actor.kind !== 'person' || (actor.slotRoles.length === 0 && !can(actor, 'release.update', integrationId))) return []
  return db.person.findMany({
    where: { disabledAt: null, roleGrants: { some: { OR: [{ integrationId: null }, { integrationId }] } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: mostPeople,
    select: { id: true, name: true },
  })
}
