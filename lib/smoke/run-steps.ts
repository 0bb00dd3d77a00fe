import type { Secret } from '@/lib/core/outgoing/mask'
import { assertionKinds } from './assertions'
import type { AssertionRegistry } from './assertions/kind'
import { runStep, type StepSurroundings } from './run-step'
import { judgeRun } from './rules'
import { type RunState, StepDetail, type StepOutcome } from './schema'
import type { PlannedStep, Step } from './step-schema'

/** A value of the environment, in the clear: in memory only. */
export type RunVariable = { key: string; kind: 'plain' | 'secret'; value: string }

export type RunInputs = Pick<StepSurroundings, 'policy' | 'resolve' | 'send' | 'now' | 'backoffMs'> & {
  plan: readonly PlannedStep[]
  variables: readonly RunVariable[]
  kinds?: AssertionRegistry
  /** Stops before the next step, and cuts the request under way. */
  signal?: AbortSignal
  /** Called with each step as it ends, before the next begins. What it gets may be kept. */
  onStep?: (outcome: StepOutcome) => Promise<void> | void
}

export type RunOutcome = {
  state: Extract<RunState, 'passed' | 'failed' | 'errored' | 'timed_out' | 'cancelled'>
  steps: StepOutcome[]
  stopped: boolean
}

/**
 * Runs a suite's steps in order. After the first that does not pass only those marked `always` are asked; the others are
 * reported as skipped. Captures of a step are there for all that follow. Knows no database.
 */
export async function runSteps(inputs: RunInputs): Promise<RunOutcome> {
  const { plan, variables, signal } = inputs
  const scope = new Map(variables.map(({ key, kind, value }) => [key, { value, secret: kind === 'secret' }]))
  const secrets: Secret[] = variables.filter(({ kind }) => kind === 'secret').map(({ key, value }) => ({ name: key, value }))
  const steps: StepOutcome[] = []
  let broken = false
  for (const [position, planned] of plan.entries()) {
    const step = { ...planned.step, name: planned.name }
    const skipped: boolean = signal?.aborted === true || (broken && !step.always && step.phase !== 'cleanup')
    let outcome: StepOutcome | undefined = skipped ? skippedStep(step, position, inputs.now) : undefined
    if (!outcome) {
      const ran = await runStep(step, position, { ...inputs, kinds: inputs.kinds ?? assertionKinds, scope, secrets })
      outcome = ran.outcome
      for (const { name, value, secret } of ran.captured) {
        scope.set(name, { value, secret })
        if (secret) secrets.push({ name, value })
      }
    }
    broken ||= outcome.state !== 'passed'
    steps.push(outcome)
    await inputs.onStep?.(outcome)
  }
  const stopped = signal?.aborted ?? false
  return { state: judgeRun(steps, plan.length, stopped), steps, stopped }
}

function skippedStep(step: Step, position: number, now: () => Date = () => new Date()): StepOutcome {
  return {
    position,
    name: step.name,
    state: 'skipped',
    startedAt: now(),
    attempts: 0,
    status: null,
    timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 },
    assertions: [],
    // As written, with the names of its variables: nothing was put in and nothing was sent.
    request: { method: step.request.method, url: step.request.url, headers: [], body: null },
    response: null,
    captures: {},
    error: null,
    detail: StepDetail.parse({ phase: step.phase, probe: step.probe }),
  }
}
