import type { Progress } from './progress'
import type { EffectiveState, Remark } from './rules'

/*
 * What pages and machines get to see of checklists: plain JSON, moments as ISO strings, so that a first render on the
 * server and a later fetch are the same thing.
 */

export interface EvidenceView {
  id: string
  kind: string
  value: Record<string, unknown>
  fileId: string | null
  addedByName: string
  addedAt: string
}

export interface WaiverView {
  ownerName: string
  reason: string
  endsAt: string
  /** False once its end has passed. */
  active: boolean
}

/** What an automatic item saw and when. */
export interface RunView {
  id: string
  name: string
  state: string
  at: string
  passedCount: number
  stepCount: number
  summary: string
}

export interface ItemView {
  id: string
  key: string
  version: number
  parentId: string | null
  /** 0 for items of a group, up to 4 for their parts. */
  depth: number
  parent: boolean
  phase: string
  group: string
  text: string
  textZh: string
  details: string
  detailsZh: string
  kind: string
  params: Record<string, unknown>
  /** Settled by the product, never by hand. Null for a kind this version does not know. */
  automatic: boolean | null
  /** The kind of evidence a tick stands on. */
  needs: string | null
  before: 'start' | 'completion'
  optional: boolean
  ownOptional: boolean
  condition: string | null
  /** `D-7`, `D-day 02:05`, `+15 min`, `D+24 h`. */
  due: string | null
  dueAt: string | null
  /** Due some time that day, rather than at a moment. */
  dueWholeDay: boolean
  late: boolean
  state: EffectiveState
  remark: Remark | null
  /** Why it failed or does not apply. */
  reason: string
  note: string
  waiver: WaiverView | null
  assignee: { id: string; name: string } | null
  settledByName: string | null
  settledAt: string | null
  /** Minutes the work is expected to take, and when somebody began it. */
  estimateMinutes: number | null
  startedAt: string | null
  /** The slot role expected to do it. */
  roleKey: string | null
  /** Hours after which what proves it no longer counts. */
  maxAgeHours: number | null
  /** When a reading was given up. */
  missedAt: string | null
  evidence: EvidenceView[]
  run: RunView | null
  /** Whether a run of its suite is queued or under way. */
  running: boolean
  suite: { id: string; key: string; name: string } | null
  /** Whether a run made now would speak for it: before the start for items of before, after it for those of the window. */
  runCounts: boolean
}

export interface GroupView {
  title: string
  titleZh: string
  progress: Progress
}

export interface PhaseView {
  key: string
  title: string
  titleZh: string
  offset: string | null
  /** The earliest due of what is still to do in it. */
  nextDueAt: string | null
  progress: Progress
  groups: GroupView[]
}

/** The commands of a checklist a page shows buttons for. */
export const checklistCommands = [
  'item.tick',
  'item.start',
  'item.untick',
  'item.fail',
  'item.mark_not_applicable',
  'item.waive',
  'item.lift_waiver',
  'item.assign',
  'item.note',
  'item.add',
  'item.edit',
  'item.remove',
  'evidence.add',
  'evidence.remove',
  'smoke.start',
] as const
export type ChecklistCommand = (typeof checklistCommands)[number]
export type ChecklistRights = Record<ChecklistCommand, boolean>

export interface ChecklistView {
  id: string
  releaseId: string | null
  integrationId: string
  environmentId: string
  timeZone: string
  windowStart: string
  windowEnd: string
  closed: boolean
  facts: Record<string, boolean>
  phases: PhaseView[]
  /** In the order of the plan, parts right after what they are part of. */
  items: ItemView[]
  progress: { start: Progress; completion: Progress }
  can: ChecklistRights
  /** The person who looks, to find what is theirs. */
  personId: string | null
  /** When this was judged. */
  judgedAt: string
}

/** One step in the life of an item, from its audit entry. */
export interface ItemHistoryEntry {
  seq: string
  at: string
  action: string
  actorName: string
  actorKind: string
  before: unknown
  after: unknown
}

/** An item that is assigned to the reader and not settled. */
export interface MyItem {
  id: string
  text: string
  textZh: string
  state: EffectiveState
  dueAt: string | null
  dueWholeDay: boolean
  late: boolean
  timeZone: string
  release: { id: string; number: number; title: string } | null
}
