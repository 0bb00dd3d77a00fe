import { type Answered, sendBuilt, isAnswered, type StepSurroundings } from './send-built'
import { type PreparedAssertion, missingCapture } from './evaluate-assertion'
import { hexDigits } from './generated-values'
import type { Scope } from './interpolate'
import { observe } from './observe'
import type { PreparedExchange } from './prepare-plan'
import { type StepStory, unanswered, unknownVariables } from './step-story'

/** Sends one request, judges its answer and takes what it promises. */
export async function exchangeOnce(
  exchange: PreparedExchange,
  scope: Scope,
  around: StepSurroundings,
  limits: { timeoutMs: number; retries: number },
): Promise<StepStory> {
  const unknown = new Set<string>()
  const assertions = exchange.assertions(scope, unknown)
  const built = exchange.build(scope, () => hexDigits(around.generators))
  if (!built.ok || unknown.size > 0) return unknownVariables([...(built.ok ? [] : built.unknown), ...unknown], around)
  const asked = await sendBuilt(built, around, limits)
  return isAnswered(asked) ? judgeAnswer(exchange, assertions, scope, asked) : unanswered(asked)
}

/** What an answer comes to: passed when every assertion holds and everything that was promised to later steps is there. */
export function judgeAnswer(
  exchange: PreparedExchange,
  assertions: readonly PreparedAssertion[],
  scope: Scope,
  asked: Answered,
): StepStory {
  const observed = observe(asked.result)
  const { taken, missing } = exchange.take(scope, observed)
  const judged = [
    ...assertions.map((judge) => judge(observed)),
    ...missing.map(({ name, from, path }) => missingCapture(name, path === '' ? from : path)),
  ]
  return {
    state: judged.every(({ passed }) => passed) ? 'passed' : 'failed',
    exchange: asked,
    attempts: asked.attempts,
    assertions: judged,
    captured: taken,
    error: null,
    poll: null,
    masker: asked.masker,
  }
}
