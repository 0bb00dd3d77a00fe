import type { StepOutcome } from './schema'

/** A step's outcome as its row holds it: the error is a text there. */
export function resultRow({ error, ...outcome }: StepOutcome) {
  return { ...outcome, error: error ? JSON.stringify(error) : null }
}
