import type { AssertionRegistry, Judgement, Observed } from './assertions/kind'
import type { AssertionOutcome } from './schema'
import type { Assertion } from './step-schema'

/** The English words for how something was compared; the page has its own in every language. */
const words: Record<string, string> = {
  is: '',
  present: 'to be there',
  not_equals: 'not ',
  contains: 'containing ',
  not_contains: 'without ',
  matches: 'matching ',
  at_least: 'at least ',
  at_most: 'at most ',
  length: 'length ',
  min_length: 'length at least ',
  type: 'type ',
  captured: 'a value for ',
  fail_when: 'anything but ',
}

const unusableBecause: Record<string, string> = {
  unknown_kind: 'is not known here',
  bad_params: 'cannot read its parameters',
  broken_kind: 'broke',
}

/** One line in English: `status 500, expected 200`. */
export function messageOf({ kind, subject, op, expected, actual }: Omit<AssertionOutcome, 'message' | 'passed'>): string {
  if (unusableBecause[op]) return `assertion ${kind} ${unusableBecause[op]}`
  return `${subject} ${actual ?? 'missing'}, expected ${`${words[op] ?? `${op} `}${expected}`.trim()}`
}

/** An assertion whose kind was found and whose parameters were read: it only looks at answers. */
export type PreparedAssertion = (observed: Observed) => AssertionOutcome

/**
 * Prepares one assertion. An unknown kind, parameters that its kind does not take, and a kind that breaks all fail, and
 * say so: nothing passes because it could not be asked.
 */
export function prepareAssertion(assertion: Assertion, kinds: AssertionRegistry): PreparedAssertion {
  const kind = kinds.get(assertion.kind)
  if (!kind) return () => unusable(assertion.kind, 'unknown_kind')
  const params = kind.params.safeParse(assertion.params)
  if (!params.success) return () => unusable(assertion.kind, 'bad_params')
  return (observed) => {
    try {
      const judgement = kind.evaluate(params.data, observed)
      // Whatever a kind says, nothing is not something.
      return outcomeOf(assertion.kind, { ...judgement, passed: judgement.passed && judgement.actual !== null })
    } catch {
      return unusable(assertion.kind, 'broken_kind')
    }
  }
}

/** Judges one assertion on one answer. */
export function evaluateAssertion(assertion: Assertion, observed: Observed, kinds: AssertionRegistry): AssertionOutcome {
  return prepareAssertion(assertion, kinds)(observed)
}

/** A capture whose value is not in the answer: the step promised it to the steps that follow, so it has failed. */
export function missingCapture(name: string, path: string): AssertionOutcome {
  return outcomeOf('capture', { passed: false, subject: path, op: 'captured', expected: name, actual: null })
}

function unusable(kind: string, op: string): AssertionOutcome {
  return outcomeOf(kind, { passed: false, subject: kind, op, expected: '', actual: null })
}

function outcomeOf(kind: string, judgement: Judgement): AssertionOutcome {
  return { kind, ...judgement, message: messageOf({ kind, ...judgement }) }
}
