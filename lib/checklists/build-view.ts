import { kindRegistry } from '@/lib/templates/kinds'
import { formatDue, formatPhase } from '@/lib/templates/due-text'
import { Due } from '@/lib/templates/schema'
import { readPhases } from './phases'
import type { LoadedChecklist, LoadedItem } from './read-checklist'
import { countProgress } from './progress'
import { isSettled } from './rules'
import type { ChecklistView, GroupView, ItemView, PhaseView, PlanItem, PlanView } from './view'

const iso = (at: Date | null) => at?.toISOString() ?? null

/** Parameters short enough for a row; a command is shown when its item is opened. */
const shortParams = ['limit', 'ask', 'suiteKey', 'communication', 'watch', 'graceMinutes']
const noteLength = 160
const reasonLength = 300

/** An item as its row shows it. `names` are those of the people who may be assigned. */
export function viewRow(item: LoadedItem, depth: number, names: ReadonlyMap<string, string>, started: boolean, now: Date): PlanItem {
  const { judged } = item
  const kind = kindRegistry.get(item.kind)
  const due = readDue(item.due)
  const seen = item.automatic?.seen
  const params = (item.params ?? {}) as Record<string, unknown>
  const needs = kind?.needs ?? null
  return {
    id: item.id,
    version: item.version,
    parentId: item.parentId,
    depth,
    parent: judged.parent,
    phase: item.phase,
    group: item.group,
    text: item.text,
    textZh: item.textZh,
    kind: item.kind,
    params: Object.fromEntries(shortParams.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]]))),
    automatic: kind?.automatic ?? null,
    needs,
    proven: needs !== null && item.evidence.some((entry) => entry.kind === needs),
    evidenceCount: item.evidence.length,
    measured: item.kind === 'number' ? measuredIn(item.evidence.findLast((entry) => entry.kind === 'number')?.value) : null,
    before: item.before,
    optional: judged.optional,
    ownOptional: item.optional,
    condition: item.condition,
    due: due && formatDue(due),
    dueAt: iso(item.dueAt),
    dueWholeDay: due !== null && 'days' in due,
    late: judged.late,
    state: judged.state,
    remark: judged.remark,
    reason: item.reason.slice(0, reasonLength),
    note: item.note.slice(0, noteLength + 1),
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
    run: seen ? { ...seen, at: seen.at.toISOString() } : null,
    running: item.automatic?.running ?? false,
    suite: item.suite,
    runCounts: started === (item.before === 'completion'),
  }
}

/** An item whole: its row, and what shows when it is opened. */
export function viewItem(item: LoadedItem, depth: number, names: ReadonlyMap<string, string>, started: boolean, now: Date): ItemView {
  return {
    ...viewRow(item, depth, names, started, now),
    key: item.key,
    details: item.details,
    detailsZh: item.detailsZh,
    params: (item.params ?? {}) as Record<string, unknown>,
    reason: item.reason,
    note: item.note,
    evidence: item.evidence.map(({ id, kind: evidenceKind, value, fileId, addedByName, addedAt }) => ({
      id,
      kind: evidenceKind,
      value: (value ?? {}) as Record<string, unknown>,
      fileId,
      addedByName,
      addedAt: addedAt.toISOString(),
    })),
  }
}

/** A stored due, each shape parsed once: two thousand items have a handful of them. */
const knownDues = new Map<string, Due | null>()
function readDue(stored: unknown): Due | null {
  if (stored === null || stored === undefined) return null
  const key = JSON.stringify(stored)
  const known = knownDues.get(key)
  if (known !== undefined) return known
  const due = Due.safeParse(stored).data ?? null
  if (knownDues.size < 5000) knownDues.set(key, due)
  return due
}

function measuredIn(value: unknown): string | null {
  const { number, unit } = (value ?? {}) as { number?: unknown; unit?: unknown }
  return number === undefined ? null : `${String(number)} ${String(unit ?? '')}`.trim()
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
    const parts = partsOf.get(above)
    if (parts) parts.push(item)
    else partsOf.set(above, [item])
  }
  const places = new Map(
    phases.flatMap((phase, p) => [
      [phase.key, p * 1000 + 999] as const,
      ...phase.groups.map((group, g) => [`${phase.key}\n${group.title}`, p * 1000 + g] as const),
    ]),
  )
  const place = (item: LoadedItem) => places.get(`${item.phase}\n${item.group}`) ?? places.get(item.phase) ?? 1_000_999
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
  const byPhase = Map.groupBy(loaded.items, (item) => item.phase)
  const missing = [...byPhase.keys()].filter((key) => !phases.some((phase) => phase.key === key))
  const all = [...phases, ...missing.map((key) => ({ key, title: key, titleZh: '', offset: null, groups: [] }))]
  return all.map((phase) => {
    const items = byPhase.get(phase.key) ?? []
    const byGroup = Map.groupBy(items, (item) => item.group)
    const listed = new Set(phase.groups.map((group) => group.title))
    const extra = [...byGroup.keys()].filter((title) => !listed.has(title))
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
        (group): GroupView => ({ ...group, progress: countProgress((byGroup.get(group.title) ?? []).map((item) => item.judged)) }),
      ),
    }
  })
}

/** What depends on who looks, and the names it needs. */
export type PlanReader = Pick<PlanView, 'can' | 'personId' | 'language' | 'roles'>
type Names = ReadonlyMap<string, string>

/** The checklist as its page lists it. */
export function viewPlan(loaded: LoadedChecklist, reader: PlanReader, names: Names, now: Date): PlanView {
  return { ...viewHead(loaded, reader, now), items: rowsOf(loaded, viewRow, names, now) }
}

/** The checklist with every item whole. */
export function viewChecklist(loaded: LoadedChecklist, reader: PlanReader, names: Names, now: Date): ChecklistView {
  return { ...viewHead(loaded, reader, now), items: rowsOf(loaded, viewItem, names, now) }
}

function rowsOf<V>(loaded: LoadedChecklist, view: (...row: Parameters<typeof viewRow>) => V, names: Names, now: Date): V[] {
  const { checklist, items } = loaded
  const started = hasStarted(checklist)
  return orderItems(items, readPhases(checklist.phases)).map(({ item, depth }) => view(item, depth, names, started, now))
}

function viewHead({ checklist, facts, items, ...loaded }: LoadedChecklist, reader: PlanReader, now: Date): Omit<PlanView, 'items'> {
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
    phases: viewPhases({ checklist, facts, items, ...loaded }),
    progress: { start: progress('start'), completion: progress('completion') },
    ...reader,
    judgedAt: now.toISOString(),
  }
}
