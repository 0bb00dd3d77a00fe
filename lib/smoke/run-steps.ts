import type { Secret } from '@/lib/core/outgoing/mask'
import type { StepSurroundings } from './send-built'
import { assertionKinds } from './assertions'
import type { AssertionRegistry } from './assertions/kind'
import { generators } from './generated-values'
import { growingMasker } from './growing-masker'
import type { KeptCapture } from './kept-captures'
import { preparePlan, type PreparedStep } from './prepare-plan'
import { runStep } from './run-step'
import { judgeRun } from './rules'
import type { RunState, StepOutcome } from './schema'
import { stepClock } from './step-clock'
import type { PlannedStep } from './step-schema'
import type { Captured } from './take-captures'

/** A value of the environment, in the clear: in memory only. */
export type RunVariable = { key: string; kind: 'plain' | 'secret'; value: string }

export type RunInputs = Pick<StepSurroundings, 'policy' | 'resolve' | 'send' | 'backoffMs' | 'signal' | 'pool'> &
  Partial<Pick<StepSurroundings, 'clock' | 'generators'>> & {
    plan: readonly PlannedStep[]
    variables: readonly RunVariable[]
    kinds?: AssertionRegistry
    /** Results that stay as they are, by position: their steps are not asked. */
    kept?: ReadonlyMap<number, StepOutcome>
    /** What those steps captured. */
    captured?: readonly KeptCapture[]
    /**
     * Called with each step as it ends, before the next begins. The outcome may be kept as it is; what was captured is in the clear.
     */
    onStep?: (outcome: StepOutcome, captured: readonly Captured[]) => Promise<void> | void
  }

export type RunOutcome = {
  state: Extract<RunState, 'passed' | 'failed' | 'errored' | 'timed_out' | 'cancelled'>
  steps: StepOutcome[]
  stopped: boolean
}

/**
 * Runs the steps of a plan in order, and knows no database. After the first that does not pass only those marked `always` and the cleanup are asked;
 * after a setup that does not pass, only the cleanup. The others are reported as skipped. Captures of a step are there for all that follow.
 *
 * `signal` cuts the request under way and asks nothing more, cleanup included: whoever stops a run wants it to stop sending, now, and a worker that
 * is stopped has no time left. What was set up stays then; the run says `cancelled` or `interrupted`, never `passed`.
 */
export async function runSteps(inputs: RunInputs): Promise<RunOutcome> {
  const { plan, signal, kept } = inputs
  const { scope, masker: known } = surroundingsOf(inputs.variables)
  let masker = known
  const learn = (captured: readonly Captured[]) => {
    for (const { name, value, secret } of captured) scope.set(name, { value, secret })
    masker = masker.grow(captured.filter(({ secret }) => secret))
  }
  learn(inputs.captured ?? [])
  const { clock = stepClock } = inputs
  const always = { ...inputs, clock, generators: inputs.generators ?? { ...generators, now: clock.now }, scope }
  const steps: StepOutcome[] = []
  const broken = { any: false, setup: false }
  for (const [position, prepared] of preparePlan(plan, inputs.kinds ?? assertionKinds).steps.entries()) {
    const stays = kept?.get(position)
    if (stays) {
      steps.push(stays)
      continue
    }
    const ran =
      signal?.aborted || isLeftOut(prepared, broken)
        ? { outcome: skippedStep(prepared, position, clock.now()), captured: [], signedWith: [] }
        : await runStep(prepared, position, { ...always, masker })
    learn(ran.captured)
    masker = masker.grow(ran.signedWith)
    if (ran.outcome.state !== 'passed') {
      broken.any = true
      broken.setup ||= prepared.step.phase === 'setup'
    }
    steps.push(ran.outcome)
    await inputs.onStep?.(ran.outcome, ran.captured)
  }
  const stopped = signal?.aborted ?? false
  return { state: judgeRun(steps, plan.length, stopped), steps, stopped }
}

/** Whether a step is not asked because of those before it. */
function isLeftOut({ step }: PreparedStep, broken: { any: boolean; setup: boolean }): boolean {
  if (step.phase === 'cleanup') return false
  return broken.setup || (broken.any && !step.always)
}

const maskers = new WeakMap<readonly RunVariable[], ReturnType<typeof growingMasker>>()

/** Scope and masker of an environment. Whoever keeps the list of its variables as long as it is the same makes the masker once. */
function surroundingsOf(variables: readonly RunVariable[]) {
  const scope = new Map(variables.map(({ key, kind, value }) => [key, { value, secret: kind === 'secret' }]))
  let masker = maskers.get(variables)
  if (!masker) {
    const secrets = variables.flatMap(({ kind, key, value }): Secret[] => (kind === 'secret' ? [{ name: key, value }] : []))
    masker = growingMasker(secrets)
    maskers.set(variables, masker)
  }
  return { scope, masker }
}

function skippedStep({ step, name, detail }: PreparedStep, position: number, startedAt: Date): StepOutcome {
  return {
    position,
    name,
    state: 'skipped',
    startedAt,
    attempts: 0,
    status: null,
    timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 },
    assertions: [],
    // As written, with the names of its variables: nothing was put in and nothing was sent.
    request: { method: step.request.method, url: step.request.url, headers: [], body: null },
    response: null,
    captures: {},
    error: null,
    detail,
  }
}
