import { type PartDifference, compareSubjects } from './compare-subjects'
import type { Subject } from './subject'

/** A signature as it was made. */
export interface SignatureFact {
  decision: 'go' | 'nogo'
  signedAt: Date
  /** Hours after signing, or the close of the window as it was then; null where signatures do not expire. */
  expiresAt: Date | null
  covers: readonly string[]
  signed: Subject
  liftedAt: Date | null
  supersededAt: Date | null
}

/** What a signature is held against. */
export interface SignatureGround {
  /** The subject now, or as it was at the moment after which this signature stands. */
  subject: Subject
  /** The close of the window now; null for slots of after, whose signatures do not expire. */
  windowEnd: Date | null
  /** When the release started (for slots of before) or ended: from then on signatures stand as they were. */
  stoodAt: Date | null
}

/** What a signature is worth. */
export type Worth =
  | { state: 'lifted'; at: Date }
  | { state: 'superseded'; at: Date }
  | { state: 'expired'; at: Date }
  | { state: 'stale'; parts: PartDifference[] }
  | { state: 'valid'; expiresAt: Date | null }

/** The moment a signature ends: after the slot's hours, at the latest when the window closes. */
export function signatureEnd(signedAt: Date, validHours: number, windowEnd: Date): Date {
  return new Date(Math.min(signedAt.getTime() + validHours * 3_600_000, windowEnd.getTime()))
}

/**
 * What a signature is worth at `now`. Lifted and superseded are for good. A GO expires until the release starts and is
 * stale when a part it covers changed; after the start (or the end) it stands as it stood then. A NO-GO neither expires
 * nor turns stale: it blocks until its signer lifts it.
 */
export function judgeSignature(signature: SignatureFact, ground: SignatureGround, now: Date): Worth {
  if (signature.supersededAt) return { state: 'superseded', at: signature.supersededAt }
  if (signature.liftedAt) return { state: 'lifted', at: signature.liftedAt }
  if (signature.decision === 'nogo') return { state: 'valid', expiresAt: null }
  const stale = compareSubjects(signature.signed, ground.subject, signature.covers)
  const end = earliest(signature.expiresAt, ground.windowEnd)
  const judgedAt = ground.stoodAt ?? now
  if (end && end <= judgedAt) return { state: 'expired', at: end }
  if (stale.length > 0) return { state: 'stale', parts: stale }
  return { state: 'valid', expiresAt: ground.stoodAt ? null : end }
}

function earliest(a: Date | null, b: Date | null): Date | null {
  if (a && b) return a < b ? a : b
  return a ?? b
}
