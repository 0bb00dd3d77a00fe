import { assertionKinds } from './assertions'
import type { AssertionRegistry } from './assertions/kind'
import { type RequestBuilder, requestBuilder } from './build-request'
import { type PreparedAssertion, prepareAssertion } from './evaluate-assertion'
import { type Filler, fillerOf, namesIn } from './interpolate'
import { StepDetail } from './schema'
import type { Assertion, Capture, PlannedStep, Poll, Step, StepRequest } from './step-schema'
import { type CaptureTaker, captureTaker } from './take-captures'

/** A request with what must be true of its answer. */
export type PreparedExchange = {
  build: RequestBuilder
  assertions: Filler<PreparedAssertion[]>
  captures: readonly Capture[]
  take: CaptureTaker
}

/** A step of a plan with everything about it read once. */
export type PreparedStep = {
  step: Step
  name: string
  /** Fills in the cells of its row, which may hold names of variables themselves; null without a row. */
  row: [column: string, fill: Filler<string>][] | null
  ask: PreparedExchange
  poll:
    | (Pick<Poll, 'intervalMs' | 'windowMs'> & {
        submit: PreparedExchange | null
        done: Filler<PreparedAssertion[]>
        fail: Filler<PreparedAssertion[]>
      })
    | null
  /** What its results say before it is asked. */
  detail: StepDetail
}

export type PreparedPlan = { steps: PreparedStep[] }

const prepared = new WeakMap<readonly PlannedStep[], { plan: PreparedPlan; kinds: AssertionRegistry }>()

/**
 * Reads a plan once: templates, parameters of assertions, paths and patterns. The same plan gives the same answer, so that whoever keeps a plan by
 * its revision parses nothing again for a check.
 */
export function preparePlan(plan: readonly PlannedStep[], kinds: AssertionRegistry = assertionKinds): PreparedPlan {
  const known = prepared.get(plan)
  if (known?.kinds === kinds) return known.plan
  const made = { steps: plan.map((planned) => prepareStep(planned, kinds)) }
  prepared.set(plan, { plan: made, kinds })
  return made
}

function prepareStep({ step, name, row, suite }: PlannedStep, kinds: AssertionRegistry): PreparedStep {
  const { poll } = step
  return {
    step,
    name,
    row: row && Object.entries(row).map(([column, cell]): [string, Filler<string>] => [column, fillerOf(cell)]),
    ask: exchange(step, kinds),
    poll: poll && {
      intervalMs: poll.intervalMs,
      windowMs: poll.windowMs,
      submit: poll.submit && exchange(poll.submit, kinds),
      done: assertionSet(poll.doneWhen, kinds),
      fail: assertionSet(poll.failWhen, kinds),
    },
    detail: StepDetail.parse({ phase: step.phase, probe: step.probe, row, suite }),
  }
}

function exchange(
  { request, assertions, captures }: { request: StepRequest; assertions: Assertion[]; captures: Capture[] },
  kinds: AssertionRegistry,
): PreparedExchange {
  return { build: requestBuilder(request), assertions: assertionSet(assertions, kinds), captures, take: captureTaker(captures) }
}

/** Assertions without variables are read here; the others when their variables are known. */
function assertionSet(assertions: readonly Assertion[], kinds: AssertionRegistry): Filler<PreparedAssertion[]> {
  const each = assertions.map((assertion): Filler<PreparedAssertion> => {
    if (namesIn(assertion.params).length === 0) {
      const fixed = prepareAssertion(assertion, kinds)
      return () => fixed
    }
    const fill = fillerOf(assertion)
    return (scope, unknown) => prepareAssertion(fill(scope, unknown), kinds)
  })
  return (scope, unknown) => each.map((fill) => fill(scope, unknown))
}
