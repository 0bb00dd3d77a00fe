import { judgeSignature, type SignatureFact, type Worth } from './judge-signature'
import type { ReleaseState, Step } from './state'
import type { Subject } from './subject'
import type { SlotFact } from './verdict-facts'

/** A slot as the rules need it. */
export interface SlotRow {
  id: string
  name: string
  nameZh: string
  before: Step
}

/** A signature with whose it is and where it stands. */
export interface SignatureRow extends SignatureFact {
  id: string
  slotId: string
  personId: string
  printedName: string
  reason: string
}

/** When a release passed the moments after which signatures stand, and what its subject was then. */
export interface Milestones {
  state: ReleaseState
  windowEnd: Date
  startedAt: Date | null
  endedAt: Date | null
  now: { subject: Subject }
  atStart: Subject | null
  atEnd: Subject | null
}

export type JudgedSignature<R extends SignatureRow = SignatureRow> = R & { worth: Worth }

/** A slot with the signature that stands in it, if any, and every one it ever had, newest first. */
export interface JudgedSlot<S extends SlotRow = SlotRow, R extends SignatureRow = SignatureRow> {
  slot: S
  standing: JudgedSignature<R> | null
  fact: SlotFact
  signatures: JudgedSignature<R>[]
}

/**
 * Every slot with what its signatures are worth. Slots of before are held against the subject as it was at the start once the
 * release started, those of after against the subject at its end: what changes later takes nothing from what was decided.
 */
export function judgeSlots<S extends SlotRow, R extends SignatureRow>(
  slots: readonly S[],
  signatures: readonly R[],
  milestones: Milestones,
  now: Date,
): JudgedSlot<S, R>[] {
  return slots.map((slot) => {
    const ground = groundOf(slot.before, milestones)
    const own = signatures
      .filter((signature) => signature.slotId === slot.id)
      .map((signature) => ({ ...signature, worth: judgeSignature(signature, ground, now) }))
      .sort((a, b) => b.signedAt.getTime() - a.signedAt.getTime())
    const standing = own.find((signature) => signature.worth.state !== 'lifted' && signature.worth.state !== 'superseded') ?? null
    return { slot, standing, fact: slotFact(slot, standing), signatures: own }
  })
}

function groundOf(before: Step, { now, atStart, atEnd, startedAt, endedAt, windowEnd }: Milestones) {
  if (before === 'start') {
    const stoodAt = startedAt ?? endedAt
    return { subject: (startedAt ? atStart : endedAt ? atEnd : null) ?? now.subject, windowEnd, stoodAt }
  }
  return { subject: (endedAt ? atEnd : null) ?? now.subject, windowEnd: null, stoodAt: endedAt }
}

function slotFact(slot: SlotRow, standing: JudgedSignature | null): SlotFact {
  const fact = {
    id: slot.id,
    name: slot.name,
    nameZh: slot.nameZh,
    before: slot.before,
    signer: standing?.printedName ?? null,
    reason: standing?.reason ?? '',
  }
  if (!standing) return { ...fact, worth: 'open', parts: [] }
  const { worth } = standing
  if (worth.state === 'stale') return { ...fact, worth: 'stale', parts: worth.parts.map((part) => part.part) }
  if (worth.state === 'expired') return { ...fact, worth: 'expired', parts: [] }
  return { ...fact, worth: standing.decision, parts: [] }
}
