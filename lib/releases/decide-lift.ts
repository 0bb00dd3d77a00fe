import { no, type Ruling } from './rules'
import type { ReleaseState, Step } from './state'

/** A signature that somebody wants to take back. */
export interface LiftFacts {
  state: ReleaseState
  before: Step
  decision: 'go' | 'nogo'
  signerId: string
  personId: string
  open: boolean
}

/**
 * Whether a signature may be lifted: by its signer alone. A NO-GO at any time until the release ends; a GO until
 * the step it was given for was taken, because after that it stands. Nothing is deleted by it.
 */
export function decideLift({ state, before, decision, signerId, personId, open }: LiftFacts): Ruling {
  if (!open) return no('lift_not_open')
  if (signerId !== personId) return no('lift_not_yours')
  if (state === 'completed' || state === 'aborted' || state === 'rolled_back' || state === 'superseded')
    return no('release_ended', { state })
  const started = state === 'in_progress' || state === 'watching'
  if (decision === 'go' && before === 'start' && started) return no('lift_stands')
  return { ok: true }
}
