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

/** What an item's row in the plan shows. The rest of an item comes when it is opened. */
export interface PlanItem {
  id: string
  version: number
  parentId: string | null
  /** 0 for items of a group, up to 4 for their parts. */
  depth: number
  parent: boolean
  phase: string
  group: string
  text: string
  textZh: string
  kind: string
  /** The short ones: limits, keys, what is asked for. */
  params: Record<string, unknown>
  /** Settled by the product, never by hand. Null for a kind this version does not know. */
  automatic: boolean | null
  /** The kind of evidence a tick stands on. */
  needs: string | null
  /** Whether evidence of that kind is there. */
  proven: boolean
  evidenceCount: number
  /** The newest number with its unit. */
  measured: string | null
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
  /** Its beginning; an opened item has it whole. */
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
  run: RunView | null
  /** Whether a run of its suite is queued or under way. */
  running: boolean
  suite: { id: string; key: string; name: string } | null
  /** Whether a run made now would speak for it: before the start for items of before, after it for those of the window. */
  runCounts: boolean
}

/** An item whole. */
export interface ItemView extends PlanItem {
  key: string
  details: string
  detailsZh: string
  evidence: EvidenceView[]
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

/** How a reader reads plans: in one language, or in both side by side. */
export type PlanLanguage = 'en' | 'zh' | 'both'

/** A slot role by its names. */
export interface RoleName {
  key: string
  name: string
  nameZh: string
}

interface PlanHead {
  id: string
  releaseId: string | null
  integrationId: string
  environmentId: string
  timeZone: string
  windowStart: string
  windowEnd: string
  closed: boolean
  /** The release's facts by key, and under `set(NAME)` whether a variable that a condition asks about has a value. */
  facts: Record<string, boolean>
  phases: PhaseView[]
  progress: { start: Progress; completion: Progress }
  /** The roles that items name. */
  roles: RoleName[]
  can: ChecklistRights
  /** The person who looks, to find what is theirs. */
  personId: string | null
  language: PlanLanguage
  /** When this was judged. */
  judgedAt: string
}

/** A checklist with every item whole, in the order of the plan, parts right after what they are part of. */
export interface ChecklistView extends PlanHead {
  items: ItemView[]
}

/** A checklist as the release page lists it. */
export interface PlanView extends PlanHead {
  items: PlanItem[]
}

/** What the form of an item offers. */
export interface ItemChoices {
  suites: { key: string; name: string }[]
  communications: { key: string; title: string; titleZh: string }[]
  watches: { key: string; title: string; titleZh: string }[]
  roles: RoleName[]
  /** Variables that a condition can ask about. */
  variables: string[]
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
