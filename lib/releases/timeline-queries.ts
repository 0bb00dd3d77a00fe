import { listRoles } from '@/lib/checklists/queries'
import type { LoadedItem } from '@/lib/checklists/read-checklist'
import { readPhases } from '@/lib/checklists/phases'
import { isSettled } from '@/lib/checklists/rules'
import type { Actor } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { resolveDue } from '@/lib/templates/due'
import { formatDue, formatPhase } from '@/lib/templates/due-text'
import { Due } from '@/lib/templates/schema'
import type { ReleaseFacts } from './load-facts'
import { type MovableSignature, type MovePreview, previewMove } from './preview-move'
import { readableFacts } from './queries'
import { readWindow } from './read-window'
import { decideEdit } from './rules'
import type { ReleaseState } from './state'
import type { TimelineFacts, TimelineItem } from './timeline-facts'

/** What the timeline page shows of a release, and what this actor may do there. */
export interface TimelineView extends TimelineFacts {
  id: string
  /** Version of the release's row, for moving its window. */
  rowVersion: number
  state: ReleaseState
  may: { move: boolean; begin: boolean }
  integrationId: string
  environmentId: string
  readAt: string
}

/** What moving the window would do, with the version of the release it was worked out from. */
export interface MovePreviewView extends MovePreview {
  rowVersion: number
}

/** A release's timeline; null when it is not there for this actor. */
export async function getTimeline(actor: Actor, releaseId: string): Promise<TimelineView | null> {
  const now = clock()
  const facts = await readableFacts(actor, releaseId, now)
  if (!facts) return null
  const { release, configuration } = facts
  const { windowStart, windowEnd, timeZone } = release.checklist
  const applying = facts.plan.checklist.items.filter((item) => item.judged.state !== 'absent')
  const expected = [...new Set(applying.flatMap((item) => item.roleKey ?? []))]
  const [names, named] = await Promise.all([assigneeNames(applying), listRoles(db, release.id, expected)])
  const roles = new Map(named.map(({ key, ...role }) => [key, role]))
  const open = decideEdit(release.state, ['window']).ok
  const moving = release.endedAt === null
  return {
    id: release.id,
    rowVersion: release.version,
    state: release.state,
    integrationId: release.integrationId,
    environmentId: release.environmentId,
    window: { start: windowStart.toISOString(), end: windowEnd.toISOString(), timeZone },
    phases: readPhases(release.checklist.phases).map(({ key, title, titleZh, offset }) => {
      const at = offset ? resolveDue(offset, windowStart, timeZone) : null
      const due = { offset: offset ? formatPhase(offset) : null, at: iso(at?.at), wholeDay: at?.wholeDay ?? false }
      return { key, title, titleZh, ...due }
    }),
    items: applying.map((item) => timelineItem(item, names, roles)),
    freezes: configuration.freezes.map(({ id, startsAt, endsAt, reason }) => ({
      id,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      reason,
    })),
    signatures: standingSignatures(facts, windowEnd).map(({ expiresAt, ...signature }) => ({
      ...signature,
      endsAt: expiresAt.toISOString(),
    })),
    startedAt: iso(release.startedAt),
    endedAt: iso(release.endedAt),
    may: {
      move: open && can(actor, 'release.update', release.integrationId),
      begin: moving && can(actor, 'item.start', release.integrationId),
    },
    readAt: now.toISOString(),
  }
}

/** What moving a release's window would do. Refuses a window no release may have; null when the release is not there for this actor. */
export async function getMovePreview(
  actor: Actor,
  releaseId: string,
  window: { start: string; end: string; timeZone: string },
): Promise<MovePreviewView | null> {
  const now = clock()
  const facts = await readableFacts(actor, releaseId, now)
  if (!facts) return null
  const { release, plan, configuration } = facts
  const { windowStart, windowEnd, timeZone } = release.checklist
  const items = plan.checklist.items
    .filter((item) => item.judged.state !== 'absent' && !item.judged.parent)
    .map((item) => ({
      id: item.id,
      text: item.text,
      textZh: item.textZh,
      due: Due.safeParse(item.due).data ?? null,
      dueAt: item.dueAt,
      settled: isSettled(item.judged.state),
    }))
  const preview = previewMove(
    {
      windowStart,
      windowEnd,
      timeZone,
      items,
      // After the start signatures stand, and the window is fixed anyway.
      signatures: release.startedAt ? [] : endingSignatures(facts),
      freezes: configuration.freezes,
    },
    readWindow(window),
    now,
  )
  return { ...preview, rowVersion: release.version }
}

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null

function timelineItem(
  item: LoadedItem,
  names: ReadonlyMap<string, string>,
  roles: ReadonlyMap<string, { name: string; nameZh: string }>,
): TimelineItem {
  const due = Due.safeParse(item.due).data ?? null
  const grace = item.kind === 'reading' ? graceOf(item.params) : null
  const missedAt = item.missedAt ?? (grace !== null && item.dueAt ? new Date(item.dueAt.getTime() + grace * 60_000) : null)
  return {
    id: item.id,
    parentId: item.parentId,
    parent: item.judged.parent,
    text: item.text,
    textZh: item.textZh,
    kind: item.kind,
    phase: item.phase,
    due: due ? formatDue(due) : null,
    dueAt: iso(item.dueAt),
    wholeDay: due !== null && 'days' in due,
    missedFrom: iso(missedAt),
    state: item.judged.state,
    settled: isSettled(item.judged.state),
    optional: item.judged.optional,
    who: item.assigneeId === null ? null : (names.get(item.assigneeId) ?? null),
    assigneeId: item.assigneeId,
    role: item.roleKey === null ? null : (roles.get(item.roleKey) ?? { name: item.roleKey.replaceAll('_', ' '), nameZh: '' }),
    estimateMinutes: item.estimateMinutes,
    startedAt: iso(item.startedAt),
    settledAt: iso(settledAt(item)),
    settledByName: item.settledByName,
  }
}

/** An automatic item is settled by its run. */
function settledAt({ settledAt: by, automatic, judged }: LoadedItem): Date | null {
  return by ?? (judged.state === 'done' ? (automatic?.seen?.at ?? null) : null)
}

function graceOf(params: unknown): number | null {
  const grace = typeof params === 'object' && params !== null && 'graceMinutes' in params ? params.graceMinutes : null
  return typeof grace === 'number' ? grace : 30
}

/** GO signatures of before that count now. */
function endingSignatures({ slots }: ReleaseFacts): MovableSignature[] {
  return slots.flatMap(({ slot, standing }) =>
    standing && slot.before === 'start' && standing.worth.state === 'valid' && standing.decision === 'go'
      ? [{ id: standing.id, slotName: slot.name, slotNameZh: slot.nameZh, person: standing.printedName, expiresAt: standing.expiresAt }]
      : [],
  )
}

function standingSignatures(facts: ReleaseFacts, windowEnd: Date) {
  return endingSignatures(facts).flatMap((signature) =>
    signature.expiresAt ? [{ ...signature, expiresAt: signature.expiresAt < windowEnd ? signature.expiresAt : windowEnd }] : [],
  )
}

async function assigneeNames(items: readonly LoadedItem[]): Promise<Map<string, string>> {
  const ids = [...new Set(items.flatMap((item) => item.assigneeId ?? []))]
  if (ids.length === 0) return new Map()
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map((person) => [person.id, person.name]))
}
