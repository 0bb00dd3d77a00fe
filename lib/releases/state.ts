/** A release's life. `approved` is not among them: it is awaiting sign-off with verdict GO, derived and never stored. */
export const releaseStates = [
  'draft',
  'preparing',
  'awaiting_sign_off',
  'in_progress',
  'watching',
  'completed',
  'aborted',
  'rolled_back',
  'superseded',
] as const
export type ReleaseState = (typeof releaseStates)[number]

/** States in which a release still moves. */
export const openStates = ['draft', 'preparing', 'awaiting_sign_off', 'in_progress', 'watching'] as const satisfies ReleaseState[]

/** The two decisions a release asks for; every item and slot belongs to one of them. */
export const steps = ['start', 'completion'] as const
export type Step = (typeof steps)[number]

/** The decision a state leads to: what the stations judge now. */
export function nextStep(state: ReleaseState): Step | null {
  if (state === 'draft' || state === 'preparing' || state === 'awaiting_sign_off') return 'start'
  if (state === 'in_progress' || state === 'watching') return 'completion'
  return null
}

/** Whether the release has started, now or in the past, by its state alone (an aborted one may or may not have). */
export function isEnded(state: ReleaseState): boolean {
  return nextStep(state) === null
}
