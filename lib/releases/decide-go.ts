import type { Verdict } from './judge-verdict'

/** An override as the decision needs it. */
export interface OverrideFact {
  id: string
  step: 'start' | 'completion'
  /** Ids of the blockers it named, with the call each had. */
  blockers: readonly { id: string; call: 'hold' | 'nogo' }[]
  confirmedAt: Date | null
  withdrawnAt: Date | null
  usedAt: Date | null
}

export type GoRuling =
  | { ok: true; overrideId: string | null }
  | { ok: false; code: 'release_not_go' | 'override_not_person' | 'override_outgrown'; blockers: Verdict['blockers'] }

/** An override that can still be used for this step. */
export function findOverride(overrides: readonly OverrideFact[], step: Verdict['step']): OverrideFact | null {
  return overrides.find((one) => one.step === step && one.confirmedAt !== null && one.withdrawnAt === null && one.usedAt === null) ?? null
}

/**
 * Whether a release may take its next step: with verdict GO, or by an override that a second person confirmed. An override
 * covers what it named and anything milder; a NO-GO that came up after it was asked for needs a new one. Only a person uses one.
 */
export function decideGo(verdict: Verdict, overrides: readonly OverrideFact[], byPerson: boolean): GoRuling {
  if (verdict.call === 'go') return { ok: true, overrideId: null }
  const override = findOverride(overrides, verdict.step)
  if (!override) return { ok: false, code: 'release_not_go', blockers: verdict.blockers }
  if (!byPerson) return { ok: false, code: 'override_not_person', blockers: verdict.blockers }
  const named = new Set(override.blockers.filter((blocker) => blocker.call === 'nogo').map((blocker) => blocker.id))
  const outgrown = verdict.blockers.filter((blocker) => blocker.call === 'nogo' && !named.has(blocker.id))
  if (outgrown.length > 0) return { ok: false, code: 'override_outgrown', blockers: outgrown }
  return { ok: true, overrideId: override.id }
}
