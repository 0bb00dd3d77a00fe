import type { Exchange, StepSurroundings, Unanswered } from './send-built'
import type { GrowingMasker } from './growing-masker'
import type { AssertionOutcome, PollOutcome, StepError, StepState } from './schema'
import type { Captured } from './take-captures'

/** What came of a step, in the clear. */
export type StepStory = {
  state: StepState
  /** The request that is shown and what came of it; null when nothing was sent. */
  exchange: Exchange | null
  /** Requests sent. */
  attempts: number
  assertions: AssertionOutcome[]
  captured: Captured[]
  error: StepError | null
  poll: PollOutcome | null
  /** Knows everything that was sent for it. */
  masker: GrowingMasker
}

/** A step that could not be asked because nobody knows what these names stand for. */
export function unknownVariables(names: Iterable<string>, { masker }: StepSurroundings): StepStory {
  const error = { code: 'unknown_variable', detail: [...new Set(names)].join(', ') }
  return { state: 'errored', exchange: null, attempts: 0, assertions: [], captured: [], error, poll: null, masker }
}

/** A request that has no answer: could not ask, or was told to stop. */
export function unanswered(exchange: Unanswered): StepStory {
  const { error } = exchange.result
  const { attempts, masker } = exchange
  return {
    state: error.code === 'cancelled' ? 'skipped' : 'errored',
    exchange,
    attempts,
    assertions: [],
    captured: [],
    error,
    poll: null,
    masker,
  }
}
