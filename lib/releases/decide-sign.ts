import { isPasswordFresh } from '@/lib/core/session-rules'
import { type Ruling, no, slotsOpen } from './rules'
import type { ReleaseState, Step } from './state'

/** What a person holds: the role of a slot, for one integration or for all (`null`). */
export interface SlotHolding {
  role: string
  integrationId: string | null
}

/** A delegation of one slot, dated. `fromHolds` says whether its giver still holds the role and is not disabled. */
export interface DelegationFact {
  id: string
  slotId: string
  toId: string
  startsAt: Date
  endsAt: Date
  revokedAt: Date | null
  fromHolds: boolean
}

/** A signature that was neither lifted nor replaced, with what it is worth now. */
export interface OpenSignature {
  slotId: string
  personId: string
  personName: string
  decision: 'go' | 'nogo'
  /** Whether it still counts: not stale and not expired. A NO-GO counts until its signer lifts it. */
  stands: boolean
}

export interface SignFacts {
  state: ReleaseState
  integrationId: string
  requesterId: string
  /** The setting that lets the requester sign too; off unless an administrator turned it on. */
  requesterMaySign: boolean
  slot: { id: string; role: string; before: Step; name: string }
  person: { id: string; holdings: readonly SlotHolding[]; passwordAt: Date | null }
  delegations: readonly DelegationFact[]
  open: readonly OpenSignature[]
  decision: 'go' | 'nogo'
  reason: string
}

/** How a person comes to hold a slot: by the role, by a delegation, or not at all. */
export type Standing = { by: 'role' } | { by: 'delegation'; id: string } | null

/** Whether a person holds a slot's role for this integration or for all, or has it delegated and in date. */
export function findStanding(
  facts: Pick<SignFacts, 'integrationId' | 'slot' | 'delegations'> & { person: Pick<SignFacts['person'], 'id' | 'holdings'> },
  now: Date,
): Standing {
  const { slot, person, integrationId } = facts
  if (person.holdings.some((held) => held.role === slot.role && (held.integrationId === null || held.integrationId === integrationId))) {
    return { by: 'role' }
  }
  const delegation = facts.delegations.find(
    (given) =>
      given.slotId === slot.id &&
      given.toId === person.id &&
      given.fromHolds &&
      given.revokedAt === null &&
      given.startsAt <= now &&
      now < given.endsAt,
  )
  return delegation ? { by: 'delegation', id: delegation.id } : null
}

/**
 * Whether this person may sign this slot now, apart from the password: the slot takes signatures in this state, the
 * person holds it or has it delegated, did not ask for the release, holds no other slot of it, and nobody else's
 * signature stands there. Another's NO-GO is never signed over: only its signer lifts it.
 */
export function decideEligible(facts: Omit<SignFacts, 'decision' | 'reason'>, now: Date): Ruling {
  const { slot, person } = facts
  if (!slotsOpen(facts.state, slot.before)) {
    return no(slot.before === 'start' ? 'sign_only_awaiting' : 'sign_only_watching', { slot: slot.name })
  }
  if (findStanding(facts, now) === null) return no('sign_role_missing', { slot: slot.name })
  if (person.id === facts.requesterId && !facts.requesterMaySign) return no('sign_requester')
  const elsewhere = facts.open.find((signature) => signature.personId === person.id && signature.slotId !== slot.id)
  if (elsewhere) return no('sign_one_slot')
  const here = facts.open.find((signature) => signature.slotId === slot.id && signature.personId !== person.id)
  if (here?.decision === 'nogo') return no('sign_nogo_stands', { name: here.personName })
  if (here?.stands) return no('sign_slot_taken', { slot: slot.name, name: here.personName })
  return { ok: true }
}

/** The whole decision on a signature, with password and reason. */
export function decideSign(facts: SignFacts, now: Date): Ruling {
  const eligible = decideEligible(facts, now)
  if (!eligible.ok) return eligible
  if (facts.decision === 'nogo' && facts.reason.trim() === '') return no('sign_reason_needed')
  const { passwordAt } = facts.person
  if (passwordAt === null || !isPasswordFresh(passwordAt, now)) return no('sign_password_old')
  return { ok: true }
}
