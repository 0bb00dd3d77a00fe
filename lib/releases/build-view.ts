import type { Actor, PersonActor } from '@/lib/core/actor'
import { can } from '@/lib/core/permissions'
import { decideEligible, findStanding } from './decide-sign'
import { decideLift } from './decide-lift'
import type { JudgedSignature, JudgedSlot } from './judge-slots'
import type { Verdict } from './judge-verdict'
import { parseDigests } from './keep-subject'
import { delegationFacts, type ReleaseFacts } from './load-facts'
import { overriddenBlockers } from './override-facts'
import { holdingsOf, openSignatures } from './sign-off'
import { slotsOpen } from './rules'
import type { Holder } from './slot-holders'
import { isEnded } from './state'
import type { Blocker } from './stations/station'
import {
  type BlockerView,
  type DelegationView,
  MOST_BLOCKERS,
  type OverrideView,
  type SignatureView,
  type SlotView,
  type VerdictView,
} from './view'

type Slot = ReleaseFacts['slots'][number]
type Delegation = Slot['slot']['delegations'][number]

/** Who looks, and what is needed to say what they may do. */
export interface Reader {
  actor: Actor
  holders: readonly Holder[]
  requesterMaySign: boolean
  now: Date
}

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null

/** A verdict as pages and machines get it. */
export function viewVerdict({ step, call, stations, blockers, goPossibleAt, toClear, judgedAt }: Verdict): VerdictView {
  return {
    step,
    call,
    stations: stations.map((station) => ({ ...station, blockers: station.blockers.map((blocker) => viewBlocker(blocker, station.kind)) })),
    blockers: blockers.map((blocker) => viewBlocker(blocker, blocker.station)),
    counts: {
      nogo: blockers.filter((blocker) => blocker.call === 'nogo').length,
      hold: blockers.filter((blocker) => blocker.call === 'hold').length,
    },
    goPossibleAt: iso(goPossibleAt),
    toClear,
    judgedAt: judgedAt.toISOString(),
  }
}

/** A verdict as a page shows it: of thousands of open items the worst are named, the plan lists the rest. */
export function trimVerdict(verdict: VerdictView): VerdictView {
  const stations = verdict.stations.map((station) => ({ ...station, blockers: station.blockers.slice(0, 1) }))
  return { ...verdict, stations, blockers: verdict.blockers.slice(0, MOST_BLOCKERS) }
}

function viewBlocker({ id, call, words, remedy, clearsAt }: Blocker, station: string): BlockerView {
  return { id, station, call, words, remedy, clearsAt: iso(clearsAt) }
}

const personOf = (actor: Actor): PersonActor | null => (actor.kind === 'person' ? actor : null)

/** A slot with its standing signature, who may sign it, and what the reader may do about it. */
export function viewSlot(facts: ReleaseFacts, judged: Slot, reader: Reader): SlotView {
  const { slot, standing, fact } = judged
  const own = reader.holders.filter((holder) => holder.role === slot.slotRoleKey)
  const holderIds = new Set(own.map((holder) => holder.personId))
  const delegations = delegationFacts(slot, holderIds)
  const running = new Set(
    delegations
      .filter((given) => given.fromHolds && !given.revokedAt && given.startsAt <= reader.now && reader.now < given.endsAt)
      .map((given) => given.id),
  )
  const mayAsked = (personId: string) => reader.requesterMaySign || personId !== facts.release.requesterId
  const eligible = [
    ...own.filter((holder) => mayAsked(holder.personId)).map((holder) => holder.name),
    ...slot.delegations.filter((given) => running.has(given.id) && mayAsked(given.toId)).map((given) => given.toName),
  ]
  return {
    id: slot.id,
    role: slot.slotRoleKey,
    name: slot.name,
    nameZh: slot.nameZh,
    before: slot.before,
    covers: slot.covers,
    meaning: slot.meaning,
    meaningZh: slot.meaningZh,
    validHours: slot.validHours,
    worth: fact.worth,
    standing: standing ? viewSignature(facts, judged, standing, reader) : null,
    eligible: [...new Set(eligible)],
    ...rightsOn(facts, judged, reader, delegations),
    delegations: slot.delegations.map((given) => viewDelegation(given, facts, reader)),
  }
}

/** Whether the reader may sign and delegate. `mine` is null where they have nothing to do with the slot, or it is not open. */
function rightsOn(
  { release, slots }: ReleaseFacts,
  { slot }: Slot,
  { actor, requesterMaySign, now }: Reader,
  delegations: ReturnType<typeof delegationFacts>,
): Pick<SlotView, 'mine' | 'mayDelegate'> {
  const person = personOf(actor)
  if (!person) return { mine: null, mayDelegate: false }
  const asked = {
    integrationId: release.integrationId,
    slot: { id: slot.id, role: slot.slotRoleKey, before: slot.before, name: slot.name },
    delegations,
    person: { id: person.id, holdings: holdingsOf(person.slotRoles), passwordAt: person.passwordAt },
  }
  const standing = findStanding(asked, now)
  const mayDelegate = standing?.by === 'role' && !isEnded(release.state) && can(actor, 'release.delegate_slot', release.integrationId)
  if (!standing || !slotsOpen(release.state, slot.before) || !can(actor, 'release.sign_off', release.integrationId))
    return { mine: null, mayDelegate }
  const ruling = decideEligible(
    { ...asked, state: release.state, requesterId: release.requesterId, requesterMaySign, open: openSignatures(slots) },
    now,
  )
  return { mine: ruling.ok ? { may: true } : { may: false, code: ruling.code, params: ruling.params }, mayDelegate }
}

function viewDelegation(given: Delegation, { release }: ReleaseFacts, { actor, now }: Reader): DelegationView {
  const state = given.revokedAt ? 'revoked' : now >= given.endsAt ? 'over' : now < given.startsAt ? 'coming' : 'running'
  const person = personOf(actor)
  const mine = person?.id === given.fromId || can(actor, 'integration.archive', release.integrationId)
  return {
    id: given.id,
    fromName: given.fromName,
    toName: given.toName,
    reason: given.reason,
    startsAt: given.startsAt.toISOString(),
    endsAt: given.endsAt.toISOString(),
    state,
    mayRevoke: person !== null && mine && (state === 'running' || state === 'coming'),
  }
}

/** A signature with what it is worth and, when it is stale, what is different from what was signed. */
export function viewSignature(
  { release }: ReleaseFacts,
  { slot }: JudgedSlot<Slot['slot']>,
  signature: JudgedSignature<Slot['signatures'][number]>,
  { actor }: Reader,
): SignatureView {
  const { worth } = signature
  const person = personOf(actor)
  const lift = {
    state: release.state,
    before: slot.before,
    decision: signature.decision,
    signerId: signature.personId,
    open: worth.state !== 'lifted' && worth.state !== 'superseded',
  }
  return {
    id: signature.id,
    slotId: slot.id,
    slotName: slot.name,
    slotNameZh: slot.nameZh,
    person: { id: signature.personId, name: signature.printedName },
    printedName: signature.printedName,
    decision: signature.decision,
    meaning: signature.meaning,
    reason: signature.reason,
    signedAt: signature.signedAt.toISOString(),
    expiresAt: worth.state === 'valid' ? iso(worth.expiresAt) : iso(signature.expiresAt),
    worth: worth.state,
    worthAt: worth.state === 'expired' || worth.state === 'lifted' || worth.state === 'superseded' ? worth.at.toISOString() : null,
    liftedReason: signature.liftedReason,
    differences: worth.state === 'stale' ? worth.parts : [],
    covers: signature.covers,
    digests: parseDigests(signature.subject),
    delegatedFrom: slot.delegations.find((given) => given.id === signature.delegationId)?.fromName ?? null,
    mayLift:
      person !== null && can(actor, 'release.lift_sign_off', release.integrationId) && decideLift({ ...lift, personId: person.id }).ok,
  }
}

/** An override with where it stands; it is shown for good. */
export function viewOverride(
  row: ReleaseFacts['release']['overrides'][number],
  { release }: ReleaseFacts,
  { actor }: Reader,
): OverrideView {
  const state = row.withdrawnAt ? 'withdrawn' : row.usedAt ? 'used' : row.confirmedAt ? 'confirmed' : 'asked'
  const person = personOf(actor)
  const open = !isEnded(release.state) && (state === 'asked' || state === 'confirmed')
  return {
    id: row.id,
    step: row.step,
    reason: row.reason,
    blockers: overriddenBlockers(row.blockers).map(({ id, call, words }) => ({ id, call, words })),
    requestedBy: { id: row.requestedById, name: row.requestedByName },
    requestedAt: row.requestedAt.toISOString(),
    confirmedByName: row.confirmedByName,
    confirmedAt: iso(row.confirmedAt),
    withdrawnAt: iso(row.withdrawnAt),
    usedAt: iso(row.usedAt),
    state,
    mayConfirm:
      open &&
      state === 'asked' &&
      person !== null &&
      person.id !== row.requestedById &&
      can(actor, 'release.confirm_override', release.integrationId),
    mayWithdraw: open && can(actor, 'release.withdraw_override', release.integrationId),
  }
}
