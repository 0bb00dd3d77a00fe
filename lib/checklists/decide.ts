import type { EvidenceJudgement, ItemKind } from '@/lib/templates/kinds/kind'
import type { ItemState } from './schema'
import { type ItemFact, stateWithoutWaiver } from './rules'

/** A rule's answer: yes, or the code of the refusal with what its text needs. */
export type Ruling = { ok: true } | { ok: false; code: string; params: Record<string, string | number>; status?: number }

const yes: Ruling = { ok: true }
const no = (code: string, params: Record<string, string | number> = {}): Ruling => ({ ok: false, code, params })

/** What every decision on an item looks at. */
export interface Standing {
  item: Pick<ItemFact, 'kind' | 'params' | 'state' | 'reason' | 'evidence'> & { settledByName: string | null }
  /** Null for a kind this version does not know. */
  kind: ItemKind | null
  closed: boolean
  hasParts: boolean
  /** Its condition does not hold for this release. */
  absent: boolean
  /** It was done, and what proves it is older than the item allows. */
  tooOld: boolean
}

/** What no verb may do whatever it is: change a closed checklist, an item that does not apply, or a parent directly. */
function decideTouch({ closed, hasParts, absent }: Standing): Ruling {
  if (closed) return no('checklist_closed')
  if (absent) return no('item_absent')
  return hasParts ? no('item_has_parts') : yes
}

/** As `decideTouch`, and only for kinds that people settle. */
function decideByHand(standing: Standing): Ruling {
  const touch = decideTouch(standing)
  if (!touch.ok) return touch
  if (!standing.kind) return no('item_kind_unknown', { kind: standing.item.kind })
  return standing.kind.automatic ? no('item_automatic') : yes
}

/**
 * Whether an item may be ticked: by hand, once, with the evidence its kind asks for. Someone else's tick is refused with
 * their name, so that the second of two people sees the first's.
 */
export function decideTick(standing: Standing): Ruling {
  const byHand = decideByHand(standing)
  if (!byHand.ok) return byHand
  const { item } = standing
  if (item.state === 'done' && !standing.tooOld) return no('item_already_done', { name: item.settledByName ?? '?' })
  if (item.state === 'not_applicable') return no('item_not_applicable')
  // A tick renews a tick; old evidence is renewed by newer evidence.
  if (standing.tooOld && standing.kind?.needs) return no('item_evidence_old', { needs: standing.kind.needs })
  const judgement = judgeEvidenceOf(standing)
  if (!judgement) return no('item_kind_unknown', { kind: item.kind })
  if (judgement.answer === 'missing') return no('item_evidence_missing', { needs: judgement.needs })
  if (judgement.answer === 'outside') return no('item_outside_limit', { measured: judgement.measured, limit: judgement.limit })
  return yes
}

/** Whether an item may be opened again. A waiver is lifted instead; an automatic item follows its runs. */
export function decideUntick(standing: Standing): Ruling {
  const touch = decideTouch(standing)
  if (!touch.ok) return touch
  const { state } = standing.item
  if (state === 'open') return no('item_already_open')
  if (state === 'waived') return no('item_waived_lift')
  if (state === 'not_applicable') return yes
  const byHand = decideByHand(standing)
  if (!byHand.ok) return byHand
  const judgement = judgeEvidenceOf(standing)
  // Opening it would change nothing: the number that failed it still stands.
  if (state === 'failed' && judgement?.answer === 'outside')
    return no('item_outside_limit', { measured: judgement.measured, limit: judgement.limit })
  return yes
}

function judgeEvidenceOf({ item, kind }: Standing): EvidenceJudgement | null {
  const params = kind?.params.safeParse(item.params)
  return kind && params?.success ? kind.judgeEvidence(params.data, item.evidence) : null
}

/** Whether evidence may be attached or removed: also on automatic items, where it explains and settles nothing. */
export function decideEvidence(standing: Standing): Ruling {
  const touch = decideTouch(standing)
  if (!touch.ok) return touch
  return standing.item.state === 'not_applicable' ? no('item_not_applicable') : yes
}

/** Whether an item may be marked as failed by hand. */
export function decideFail(standing: Standing): Ruling {
  const byHand = decideByHand(standing)
  if (!byHand.ok) return byHand
  if (standing.item.state === 'failed') return no('item_already_failed', { name: standing.item.settledByName ?? '?' })
  return standing.item.state === 'waived' ? no('item_waived_lift') : yes
}

/** Whether an item may be marked as not applying. An automatic one is waived instead: that has an owner and an end. */
export function decideNotApplicable(standing: Standing): Ruling {
  const touch = decideTouch(standing)
  if (!touch.ok) return touch
  if (!standing.kind || standing.kind.automatic) return no('item_waive_instead')
  const { state } = standing.item
  if (state === 'not_applicable') return no('item_not_applicable')
  return state === 'waived' ? no('item_waived_lift') : yes
}

/** The longest a waiver may run, in days: an exception with an end so far off is a decision of another kind. */
export const MAX_WAIVER_DAYS = 90

/** Whether an item may be waived until `endsAt`: it is not settled, nobody's waiver counts, the end is ahead and near enough. */
export function decideWaive(standing: Standing, waived: boolean, endsAt: Date, now: Date): Ruling {
  const touch = decideTouch(standing)
  if (!touch.ok) return touch
  if (waived) return no('item_already_waived')
  const { state } = standing.item
  if (state === 'not_applicable') return no('item_not_applicable')
  if (state === 'done' && standing.kind && !standing.kind.automatic)
    return no('item_already_done', { name: standing.item.settledByName ?? '?' })
  if (endsAt <= now) return no('waiver_end_past')
  return endsAt.getTime() - now.getTime() > MAX_WAIVER_DAYS * 86_400_000 ? no('waiver_too_long', { days: MAX_WAIVER_DAYS }) : yes
}

/**
 * The state after evidence came or went: a number outside its limit fails the item, a number back within it
 * opens what an earlier one failed, and a done item whose evidence is gone is open again. Otherwise it stays.
 */
export function stateAfterEvidence(
  item: Pick<ItemFact, 'state' | 'reason' | 'params'>,
  kind: ItemKind | null,
  evidence: ItemFact['evidence'],
  before: ItemFact['evidence'],
): EvidenceEffect {
  const params = kind?.params.safeParse(item.params)
  if (!kind || !params?.success || item.state === 'not_applicable') return { state: item.state, outside: null, recovered: false }
  const after = kind.judgeEvidence(params.data, evidence)
  if (after.answer === 'outside') return { state: item.state === 'waived' ? 'waived' : 'failed', outside: after, recovered: false }
  const failedByEvidence = kind.judgeEvidence(params.data, before).answer === 'outside' && stateWithoutWaiver(item) === 'failed'
  if (failedByEvidence) return { state: item.state === 'waived' ? 'waived' : 'open', outside: null, recovered: true }
  return { state: item.state === 'done' && after.answer === 'missing' ? 'open' : item.state, outside: null, recovered: false }
}

/** What evidence makes of an item; `outside` when its latest number is, `recovered` when an earlier one was and this is not. */
export interface EvidenceEffect {
  state: ItemState
  outside: { measured: string; limit: string } | null
  recovered: boolean
}

/** Whether work on an item may begin: it is open, by hand, and nobody has begun it. */
export function decideStart(standing: Standing, begun: boolean): Ruling {
  const byHand = decideByHand(standing)
  if (!byHand.ok) return byHand
  const { state, settledByName } = standing.item
  if (state === 'done' && !standing.tooOld) return no('item_already_done', { name: settledByName ?? '?' })
  if (state === 'not_applicable') return no('item_not_applicable')
  return begun ? no('item_already_started') : yes
}
