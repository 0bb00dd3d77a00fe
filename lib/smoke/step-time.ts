import type { StepOutcome } from './schema'

/** How long a step took, in milliseconds: a poll to its completion, anything else to the end of its answer. Zero: it got none. */
export function stepTime({ timings, detail }: Pick<StepOutcome, 'timings' | 'detail'>): number {
  return Math.max(timings.totalMs, detail.poll?.completionMs ?? 0)
}
