import type { EvidenceFact, EvidenceKind } from '@/lib/templates/kinds/kind'

/** What the age of an item's proof is read from. */
export interface AgeFact {
  before: 'start' | 'completion'
  /** Hours after which what proves it no longer counts; null for as long as it likes. */
  maxAgeHours: number | null
  settledAt: Date | null
  evidence: readonly EvidenceFact[]
}

/** When the release of a checklist started and when the checklist was closed. */
export interface Milestones {
  startedAt: Date | null
  closedAt: Date | null
}

const hour = 3_600_000

/**
 * When an item that people settle was last proved: by its newest entry of the evidence its kind asks for, or any evidence when it asks for
 * none, and where there is none, or it is older than the tick of a kind that asks for none, by the tick.
 */
export function provedAt({ settledAt, evidence }: AgeFact, needs: EvidenceKind | null): Date | null {
  const times = evidence.flatMap((entry) => (needs === null || entry.kind === needs ? entry.addedAt : []))
  if (settledAt && (needs === null || times.length === 0)) times.push(settledAt)
  return times.reduce<Date | null>((newest, at) => (newest && newest > at ? newest : at), null)
}

/**
 * Whether proof of that moment is older than the item allows. What was proved for the start is old or not when the release starts, and
 * everything when its checklist is closed: time after that changes nothing.
 */
export function isTooOld(item: Pick<AgeFact, 'before' | 'maxAgeHours'>, proved: Date | null, moments: Milestones, now: Date): boolean {
  if (item.maxAgeHours === null || proved === null) return false
  const ends = [now, moments.closedAt, item.before === 'start' ? moments.startedAt : null].flatMap((at) => at?.getTime() ?? [])
  return Math.min(...ends) - proved.getTime() > item.maxAgeHours * hour
}
