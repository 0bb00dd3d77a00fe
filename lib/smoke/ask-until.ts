import { type Answered, sendBuilt, isAnswered, isTransient, type StepSurroundings } from './send-built'
import { judgeAnswer } from './exchange-once'
import { hexDigits } from './generated-values'
import type { Scope } from './interpolate'
import { observe } from './observe'
import { pauseBefore, retryAfterMs } from './pause-before'
import type { PreparedStep } from './prepare-plan'
import type { AssertionOutcome, StepState } from './schema'
import { type StepStory, unanswered, unknownVariables } from './step-story'

/**
 * Asks until every `doneWhen` holds; the step's own assertions and captures look at that answer. One `failWhen` that holds ends it: failed. When
 * the window, counted from `begun`, is over it has `timed_out`, with the first condition that did not hold; if there never was an answer it is
 * an error. A network error is one question more. Told to stop, it stops at once.
 */
export async function askUntil(
  { step, ask, poll }: PreparedStep & { poll: NonNullable<PreparedStep['poll']> },
  scope: Scope,
  around: StepSurroundings,
  begun: number,
): Promise<StepStory> {
  const { clock, signal } = around
  const unknown = new Set<string>()
  const [done, fail, own] = [poll.done(scope, unknown), poll.fail(scope, unknown), ask.assertions(scope, unknown)]
  const built = ask.build(scope, () => hexDigits(around.generators))
  let questions = 0
  /** The last answer there was. */
  let last: { asked: Answered; conditions: AssertionOutcome[]; mismatch: string } | null = null
  const told = (story: StepStory, completionMs: number | null = null): StepStory => ({
    ...story,
    attempts: questions,
    poll: { questions, completionMs, lastMismatch: completionMs === null ? (last?.mismatch ?? null) : null },
  })
  if (!built.ok || unknown.size > 0) return told(unknownVariables([...(built.ok ? [] : built.unknown), ...unknown], around))
  const leftMs = () => poll.windowMs - (clock.elapsed() - begun)
  for (;;) {
    const asked = await sendBuilt(built, around, { timeoutMs: Math.max(1, Math.min(step.timeoutMs, Math.ceil(leftMs()))), retries: 0 })
    questions++
    if (!isAnswered(asked) && !isTransient(asked.result)) return told(unanswered(asked))
    if (isAnswered(asked)) {
      const observed = observe(asked.result)
      const conditions = done.map((judge) => judge(observed))
      const mismatch = conditions.find(({ passed }) => !passed)?.message
      const stop = fail.map((judge) => judge(observed)).find(({ passed }) => passed)
      if (stop || mismatch) last = { asked, conditions, mismatch: mismatch ?? '' }
      if (stop) return told(seen(asked, 'failed', [against(stop)]))
      if (!mismatch) {
        const story = judgeAnswer(ask, own, scope, asked)
        return told({ ...story, assertions: [...conditions, ...story.assertions] }, Math.round(clock.elapsed() - begun))
      }
    }
    const after = isAnswered(asked) ? retryAfterMs(asked.result.headers, clock.now()) : null
    const pause = pauseBefore({ leftMs: leftMs(), intervalMs: poll.intervalMs, retryAfterMs: after })
    if (pause !== null) await clock.wait(pause, signal)
    if (signal?.aborted) return told({ ...seen(asked, 'skipped', []), error: { code: 'cancelled', detail: '' } })
    if (pause !== null) continue
    if (last) return told(seen(last.asked, 'timed_out', last.conditions))
    return told(isAnswered(asked) ? seen(asked, 'timed_out', []) : unanswered(asked))
  }
}

function seen(exchange: StepStory['exchange'] & object, state: StepState, assertions: AssertionOutcome[]): StepStory {
  return { state, exchange, attempts: 0, assertions, captured: [], error: null, poll: null, masker: exchange.masker }
}

/** A condition that holds although it must not, as an assertion that failed. */
const against = (stop: AssertionOutcome): AssertionOutcome => ({ ...stop, passed: false, op: 'fail_when' })
