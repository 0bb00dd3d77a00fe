import { type Facts, judgeCondition } from '@/lib/templates/condition'
import { type KindRegistry, kindRegistry } from '@/lib/templates/kinds'
import type { ItemKind } from '@/lib/templates/kinds/kind'
import { type AgeFact, isTooOld, type Milestones, provedAt } from './age'
import type { ItemState } from './schema'

/** A waiver of an item; it counts until its end, unless it was lifted. */
export interface WaiverFact {
  id: string
  ownerName: string
  reason: string
  endsAt: Date
  liftedAt: Date | null
}

/** What the product knows for an automatic item: the last run that says something, and what changed after it. */
export interface AutomaticEvidence {
  seen: {
    id: string
    name: string
    passed: boolean
    state: string
    at: Date
    passedCount: number
    stepCount: number
    summary: string
  } | null
  changed: { summary: string; at: Date } | null
  running: boolean
}

/** An item as stored, with what hangs on it. Removed items and removed evidence are left out before. */
export interface ItemFact extends AgeFact {
  id: string
  parentId: string | null
  position: number
  kind: string
  params: unknown
  optional: boolean
  condition: string | null
  dueAt: Date | null
  state: ItemState
  /** Why it failed or does not apply. A waived item keeps the reason of the failure it was waived for. */
  reason: string
  waivers: readonly WaiverFact[]
  /** When a reading was given up. */
  missedAt: Date | null
  /** For automatic items only; null when there is nothing to know it from. */
  automatic: AutomaticEvidence | null
}

/** `absent`: its condition does not hold. `stale`: it was done, and what proved it no longer counts. */
export type EffectiveState = ItemState | 'stale' | 'absent'

/** Why an item's state is not simply what was stored; texts are `checklists.remarks.CODE`. */
export interface Remark {
  code:
    | 'condition'
    | 'condition_unreadable'
    | 'waiver_ended'
    | 'unknown_kind'
    | 'bad_params'
    | 'evidence_missing'
    | 'outside_limit'
    | 'no_run'
    | 'running'
    | 'run_failed'
    | 'changed'
    | 'too_old'
    | 'missed'
  params: Record<string, string | number>
}

export interface JudgedItem {
  id: string
  state: EffectiveState
  remark: Remark | null
  /** The waiver that counts now, or else the last one that ended by itself. */
  waiver: WaiverFact | null
  /** Past its due and not settled. Optional items can be late too: a missed watch is visible. */
  late: boolean
  /** Itself or an ancestor is optional: it never blocks. */
  optional: boolean
  /** Children that apply are what a parent is made of; it has no state of its own. */
  parent: boolean
}

/** Whether nothing is left to do for an item. */
export function isSettled(state: EffectiveState): boolean {
  return state === 'done' || state === 'not_applicable' || state === 'waived' || state === 'absent'
}

/** The waiver that counts at `now`. */
export function activeWaiver(waivers: readonly WaiverFact[], now: Date): WaiverFact | null {
  return waivers.find((waiver) => waiver.liftedAt === null && now < waiver.endsAt) ?? null
}

/** What an item is when its waiver is gone: failed if it had failed, otherwise open. */
export function stateWithoutWaiver(item: Pick<ItemFact, 'state' | 'reason'>): ItemState {
  if (item.state !== 'waived') return item.state
  return item.reason === '' ? 'open' : 'failed'
}

/**
 * Every item as it stands at `now`: conditions over the release's facts, waivers until their end, evidence against its limit,
 * automatic evidence against what changed since, parents as their children. A kind, parameters or a condition that cannot be
 * read fail closed: the item applies and is not done.
 */
export function judgeItems(
  items: readonly ItemFact[],
  facts: Facts,
  now: Date,
  moments: Milestones = { startedAt: null, closedAt: null },
  kinds: KindRegistry = kindRegistry,
): Map<string, JudgedItem> {
  const byId = new Map(items.map((item) => [item.id, item]))
  const childrenOf = new Map<string, ItemFact[]>()
  for (const item of items) {
    if (item.parentId === null || !byId.has(item.parentId)) continue
    const siblings = childrenOf.get(item.parentId)
    if (siblings) siblings.push(item)
    else childrenOf.set(item.parentId, [item])
  }
  const holds = conditionJudge(facts)
  const judged = new Map<string, JudgedItem>()
  const judge = (item: ItemFact, above: { absent: Remark | null; optional: boolean }): JudgedItem => {
    const condition = above.absent ?? absence(item, holds)
    const optional = above.optional || item.optional
    const hidden = condition?.code === 'condition' ? condition : null
    const children = (childrenOf.get(item.id) ?? []).map((child) => judge(child, { absent: hidden, optional }))
    const own = hidden
      ? { state: 'absent' as const, remark: hidden }
      : children.length > 0
        ? { state: parentState(children), remark: condition }
        : judgeLeaf(item, condition, { now, moments, kinds })
    const late = item.dueAt !== null && item.dueAt < now && !isSettled(own.state)
    const result: JudgedItem = { id: item.id, ...own, waiver: shownWaiver(item, now), late, optional, parent: children.length > 0 }
    judged.set(item.id, result)
    return result
  }
  for (const item of items) if (item.parentId === null || !byId.has(item.parentId)) judge(item, { absent: null, optional: false })
  return judged
}

/** Judges conditions over the same facts, each text once: a plan has few of them, and many items under each. */
function conditionJudge(facts: Facts): (condition: string) => boolean | null {
  const known = new Map<string, boolean | null>()
  return (condition) => {
    const answer = known.get(condition)
    if (answer !== undefined) return answer
    const judged = judgeCondition(condition, facts)
    known.set(condition, judged)
    return judged
  }
}

function absence(item: ItemFact, holdsFor: (condition: string) => boolean | null): Remark | null {
  if (item.condition === null) return null
  const holds = holdsFor(item.condition)
  if (holds === null) return { code: 'condition_unreadable', params: { condition: item.condition } }
  return holds ? null : { code: 'condition', params: { condition: item.condition } }
}

function parentState(children: readonly JudgedItem[]): EffectiveState {
  const applying = children.filter((child) => child.state !== 'absent')
  if (applying.length === 0) return 'absent'
  if (applying.every((child) => child.state === 'not_applicable')) return 'not_applicable'
  const asked = applying.filter((child) => !child.optional)
  const counted = asked.length > 0 ? asked : applying
  if (counted.some((child) => child.state === 'failed')) return 'failed'
  if (counted.some((child) => child.state === 'open')) return 'open'
  if (counted.some((child) => child.state === 'stale')) return 'stale'
  return counted.every((child) => child.state === 'waived') ? 'waived' : 'done'
}

type Around = { now: Date; moments: Milestones; kinds: KindRegistry }
type Standing = { state: EffectiveState; remark: Remark | null }

function judgeLeaf(item: ItemFact, condition: Remark | null, around: Around): Standing {
  const { now } = around
  const stored = stateWithoutWaiver(item)
  if (stored === 'not_applicable') return { state: stored, remark: null }
  const proved = judgeProof(item, stored, around)
  if (proved.state !== 'done' && activeWaiver(item.waivers, now)) return { state: 'waived', remark: null }
  if (proved.remark === null && proved.state !== 'done' && endedWaiver(item.waivers, now)) {
    return { state: proved.state, remark: { code: 'waiver_ended', params: {} } }
  }
  const missed: Remark | null = item.missedAt && { code: 'missed', params: { at: item.missedAt.toISOString() } }
  return { state: proved.state, remark: proved.remark ?? missed ?? condition }
}

/** What the stored state is worth: an item counts as done only while what proves it does. */
function judgeProof(item: ItemFact, stored: ItemState, { now, moments, kinds }: Around): Standing {
  const kind = kinds.get(item.kind)
  if (!kind) return { state: stored === 'failed' ? 'failed' : 'open', remark: { code: 'unknown_kind', params: { kind: item.kind } } }
  const params = kind.params.safeParse(item.params)
  if (!params.success)
    return { state: stored === 'failed' ? 'failed' : 'open', remark: { code: 'bad_params', params: { kind: item.kind } } }
  const judged = kind.automatic ? judgeAutomatic(item.automatic) : judgeEvidence(item, stored, kind, params.data)
  const proved = kind.automatic ? (item.automatic?.seen?.at ?? null) : provedAt(item, kind.needs)
  if (judged.state === 'done' && proved && isTooOld(item, proved, moments, now)) {
    return { state: 'stale', remark: { code: 'too_old', params: { at: proved.toISOString(), hours: item.maxAgeHours ?? 0 } } }
  }
  return judged
}

function judgeEvidence(item: ItemFact, stored: ItemState, kind: ItemKind, params: unknown): Standing {
  const judgement = kind.judgeEvidence(params, item.evidence)
  if (judgement.answer === 'outside') {
    return { state: 'failed', remark: { code: 'outside_limit', params: { measured: judgement.measured, limit: judgement.limit } } }
  }
  if (stored === 'done' && judgement.answer === 'missing')
    return { state: 'open', remark: { code: 'evidence_missing', params: { needs: judgement.needs } } }
  return { state: stored, remark: null }
}

function judgeAutomatic(known: AutomaticEvidence | null): Standing {
  const seen = known?.seen
  if (!known || !seen) return { state: 'open', remark: { code: known?.running ? 'running' : 'no_run', params: {} } }
  if (!seen.passed)
    return { state: seen.state === 'errored' ? 'open' : 'failed', remark: { code: 'run_failed', params: { summary: seen.summary } } }
  if (known.changed)
    return {
      state: 'stale',
      remark: { code: 'changed', params: { change: known.changed.summary, changedAt: known.changed.at.toISOString() } },
    }
  return { state: 'done', remark: null }
}

function endedWaiver(waivers: readonly WaiverFact[], now: Date): WaiverFact | null {
  return waivers.findLast((waiver) => waiver.liftedAt === null && waiver.endsAt <= now) ?? null
}

function shownWaiver(item: ItemFact, now: Date): WaiverFact | null {
  return activeWaiver(item.waivers, now) ?? endedWaiver(item.waivers, now)
}
