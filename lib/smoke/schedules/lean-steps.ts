import { resultRow } from '../result-row'
import type { StepDetail, StepOutcome } from '../schema'

/** Characters of a passed answer's body that are kept. */
const passedExcerpt = 200

/**
 * Steps as they are kept for a slot. Of one that passed: timings, status, assertions and a short excerpt; what did not pass is kept whole, with
 * everything that was asked before it. Secrets are masked already.
 */
export function leanSteps(steps: readonly StepOutcome[], passed: boolean) {
  return steps.map((step) => ({ ...resultRow(step), ...(passed ? lean(step) : {}), detail: said(step.detail) }))
}

export type LeanStep = ReturnType<typeof leanSteps>[number]

function lean({ request, response }: StepOutcome): Pick<StepOutcome, 'request' | 'response' | 'captures'> {
  const body = response?.body ?? null
  return {
    request: { method: request.method, url: request.url, headers: [], body: null },
    response: response && {
      ...response,
      headers: [],
      body: body === null ? null : body.slice(0, passedExcerpt).toWellFormed(),
      cut: response.cut || (body !== null && body.length > passedExcerpt),
    },
    captures: {},
  }
}

/** What a detail says: what it leaves out is read as nothing. */
function said(detail: StepDetail): Partial<StepDetail> {
  return Object.fromEntries(Object.entries(detail).filter(([key, value]) => value !== null && !(key === 'phase' && value === 'check')))
}
