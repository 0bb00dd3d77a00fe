import { secretsOfHeaders } from '@/lib/core/outgoing/mask'
import type { StepSurroundings } from './send-built'
import { askUntil } from './ask-until'
import { exchangeOnce } from './exchange-once'
import type { Scope } from './interpolate'
import type { PreparedStep } from './prepare-plan'
import type { StepStory } from './step-story'

/**
 * A step that polls: submits once, if there is something to submit, and asks until its condition holds. A submission that fails ends it. What
 * the submission captured is known to every question, and its secrets are masked in what is kept of them.
 */
export async function submitAndPoll(
  prepared: PreparedStep & { poll: NonNullable<PreparedStep['poll']> },
  scope: Scope,
  around: StepSurroundings,
): Promise<StepStory> {
  const { step, poll } = prepared
  const begun = around.clock.elapsed()
  if (!poll.submit) return askUntil(prepared, scope, around, begun)
  const timeoutMs = Math.min(step.timeoutMs, poll.windowMs)
  const submit = await exchangeOnce(poll.submit, scope, around, { timeoutMs, retries: step.retries })
  const submitted = submit.assertions.map((one) => ({ ...one, subject: `submit: ${one.subject}` }))
  if (submit.state !== 'passed') {
    return { ...submit, assertions: submitted, poll: { questions: 0, completionMs: null, lastMismatch: null } }
  }
  const taken = new Map(submit.captured.map(({ name, value, secret }) => [name, { value, secret }]))
  const answer = submit.exchange?.result
  const masker = submit.masker.grow([
    ...submit.captured.filter(({ secret }) => secret),
    ...(answer?.ok ? secretsOfHeaders(answer.headers) : []),
  ])
  const story = await askUntil(prepared, { get: (name) => taken.get(name) ?? scope.get(name) }, { ...around, masker }, begun)
  return {
    ...story,
    attempts: submit.attempts + story.attempts,
    assertions: [...submitted, ...story.assertions],
    captured: [...submit.captured, ...story.captured],
  }
}
