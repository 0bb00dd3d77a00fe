import { kindRegistry } from '@/lib/templates/kinds'
import { formatDue, formatPhase } from '@/lib/templates/due-text'
import { Due } from '@/lib/templates/schema'
import { readPhases } from './phases'
import type { LoadedChecklist, LoadedItem } from './read-checklist'
import { countProgress } from './progress'
import { isSettled } from './rules'
import type { ChecklistView, GroupView, ItemView, PhaseView } from './view'

const iso = (at: Date | null) => at?.toISOString() ?? null

/** An item as pages show it. `names` are those of the people who may be assigned. */
export function viewItem(item: LoadedItem, depth: number, names: ReadonlyMap<string, string>, started: boolean, now: Date): ItemView {
  const { judged } = item
  const kind = kindRegistry.get(item.kind)
  const due = Due.safeParse(item.due)
  const seen = item.automatic?.seen
  return {
    id: item.id,
    key: item.key,
    version: item.version,
    parentId: item.parentId,
    depth,
    parent: judged.parent,
    phase: item.phase,
    group: item.group,
    text: item.text,
    textZh: item.textZh,
    details: item.details,
    detailsZh: item.detailsZh,
    kind: item.kind,
    params: (item.params ?? {}) as Record<string, unknown>,
    automatic: kind?.automatic ?? null,
    needs: kind?.needs ?? null,
    before: item.before,
    optional: judged.optional,
    ownOptional: item.optional,
    condition: item.condition,
    due: due.success ? formatDue(due.data) : null,
    dueAt: iso(item.dueAt),
    dueWholeDay: due.success && 'days' in due.data,
    late: judged.late,
    state: judged.state,
    remark: judged.remark,
    reason: item.reason,
    note: item.note,
    waiver: judged.waiver && {
      ownerName: judged.waiver.ownerName,
      reason: judged.waiver.reason,
      endsAt: judged.waiver.endsAt.toISOString(),
      active: now < judged.waiver.endsAt,
    },
    assignee: item.assigneeId === null ? null : { id: item.assigneeId, name: names.get(item.assigneeId) ?? '' },
    settledByName: item.settledByName,
    settledAt: iso(item.settledAt),
    estimateMinutes: item.estimateMinutes,
    startedAt: iso(item.startedAt),
    roleKey: item.roleKey,
    maxAgeHours: item.maxAgeHours,
    missedAt: iso(item.missedAt),
    evidence: item.evidence.map(({ id, kind: evidenceKind, value, fileId, addedByName, addedAt }) => ({
      id,
      kind: evidenceKind,
      value: (value ?? {}) as Record<string, unknown>,
      fileId,
      addedByName,
      addedAt: addedAt.toISOString(),
    })),
    run: seen ? { ...seen, at: seen.at.toISOString() } : null,
    running: item.automatic?.running ?? false,
    suite: item.suite,
    runCounts: started === (item.before === 'completion'),
  }
}

/** Whether the release of a checklist has started. */
export function hasStarted({ release }: Pick<LoadedChecklist['checklist'], 'release'>): boolean {
  return release?.startedAt != null
}

/** Items with their parts right after them, phase by phase and group by group; what names an unknown phase comes last. */
export function orderItems(
  items: readonly LoadedItem[],
  phases: readonly { key: string; groups: readonly { title: string }[] }[],
): { item: LoadedItem; depth: number }[] {
  const known = new Set(items.map((item) => item.id))
  const partsOf = new Map<string | null, LoadedItem[]>()
  for (const item of items) {
    const above = item.parentId !== null && known.has(item.parentId) ? item.parentId : null
    partsOf.set(above, [...(partsOf.get(above) ?? []), item])
  }
  const place = (item: LoadedItem) => {
    const phase = phases.findIndex((one) => one.key === item.phase)
    const group = phases[phase]?.groups.findIndex((one) => one.title === item.group) ?? -1
    return (phase < 0 ? 1000 : phase) * 1000 + (group < 0 ? 999 : group)
  }
  const tops = (partsOf.get(null) ?? []).toSorted((a, b) => place(a) - place(b) || a.position - b.position)
  const walk = (item: LoadedItem, depth: number): { item: LoadedItem; depth: number }[] => [
    { item, depth },
    ...(partsOf.get(item.id) ?? []).flatMap((part) => walk(part, depth + 1)),
  ]
  return tops.flatMap((item) => walk(item, 0))
}

/** The phases of the plan with how far each is, and those that only items name, so that no item is ever out of sight. */
export function viewPhases(loaded: LoadedChecklist): PhaseView[] {
  const phases = readPhases(loaded.checklist.phases)
  const missing = [...new Set(loaded.items.map((item) => item.phase))].filter((key) => !phases.some((phase) => phase.key === key))
  const all = [...phases, ...missing.map((key) => ({ key, title: key, titleZh: '', offset: null, groups: [] }))]
  return all.map((phase) => {
    const items = loaded.items.filter((item) => item.phase === phase.key)
    const listed = new Set(phase.groups.map((group) => group.title))
    const extra = [...new Set(items.map((item) => item.group))].filter((title) => !listed.has(title))
    const groups = [...phase.groups, ...extra.map((title) => ({ title, titleZh: '' }))]
    const waiting = items
      .filter((item) => !item.judged.parent && !isSettled(item.judged.state))
      .flatMap((item) => item.dueAt?.getTime() ?? [])
    return {
      key: phase.key,
      title: phase.title,
      titleZh: phase.titleZh,
      offset: phase.offset ? formatPhase(phase.offset) : null,
      nextDueAt: waiting.length > 0 ? new Date(Math.min(...waiting)).toISOString() : null,
      progress: countProgress(items.map((item) => item.judged)),
      groups: groups.map(
        (group): GroupView => ({
          ...group,
          progress: countProgress(items.filter((item) => item.group === group.title).map((item) => item.judged)),
        }),
      ),
    }
  })
}

/** The checklist as its page shows it; what depends on the reader comes in. */
export function viewChecklist(
  loaded: LoadedChecklist,
  reader: Pick<ChecklistView, 'can' | 'personId'>,
  names: ReadonlyMap<string, string>,
  now: Date,
): ChecklistView {
  const { checklist, facts, items } = loaded
  const progress = (before: 'start' | 'completion') =>
    countProgress(items.filter((item) => item.before === before).map((item) => item.judged))
  return {
    id: checklist.id,
    releaseId: checklist.release?.id ?? null,
    integrationId: checklist.integrationId,
    environmentId: checklist.environmentId,
    timeZone: checklist.timeZone,
    windowStart: checklist.windowStart.toISOString(),
    windowEnd: checklist.windowEnd.toISOString(),
    closed: checklist.closedAt !== null,
    facts,
    phases: viewPhases(loaded),
    items: orderItems(items, readPhases(checklist.phases)).map(({ item, depth }) =>
      viewItem(item, depth, names, hasStarted(checklist), now),
    ),
    progress: { start: progress('start'), completion: progress('completion') },
    ...reader,
    judgedAt: now.toISOString(),
  }
}
