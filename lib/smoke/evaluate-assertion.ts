import type { AssertionRegistry, Judgement, Observed } from './assertions/kind'
import { TooCostly } from './assertions/too-costly'
import type { AssertionOutcome } from './schema'
import type { Assertion } from './step-schema'

/** The English words for how something was compared; the page has its own in every language. */
const words: Record<string, string> = {
  is: '',
  present: 'to be there',
  absent: 'nothing',
  not_equals: 'not ',
  contains: 'containing ',
  not_contains: 'without ',
  starts_with: 'beginning with ',
  ends_with: 'ending with ',
  matches: 'matching ',
  not_matches: 'not matching ',
  one_of: 'one of ',
  none_of: 'none of ',
  less_than: 'less than ',
  at_least: 'at least ',
  at_most: 'at most ',
  greater_than: 'more than ',
  length: 'length ',
  min_length: 'length at least ',
  max_length: 'length at most ',
  is_empty: 'to be empty',
  not_empty: 'not to be empty',
  type: 'type ',
  is_date: 'an ISO 8601 date',
  count: 'count ',
  min_count: 'count at least ',
  max_count: 'count at most ',
  schema: 'as its schema says: ',
  captured: 'a value for ',
  fail_when: 'anything but ',
}

const unusableBecause: Record<string, string> = {
  unknown_kind: 'is not known here',
  bad_params: 'cannot read its parameters',
  broken_kind: 'broke',
  too_costly: 'would take too long on this answer',
}

/** One line in English: `status 500, expected 200`. */
export function messageOf({ kind, subject, op, expected, actual }: Omit<AssertionOutcome, 'message' | 'passed'>): string {
  if (unusableBecause[op]) return `assertion ${kind} ${unusableBecause[op]}`
  return `${subject} ${actual ?? 'missing'}, expected ${`${words[op] ?? `${op} `}${expected}`.trim()}`
}

/** An assertion whose kind was found and whose parameters were read: it only looks at answers. */
export type PreparedAssertion = (observed: Observed) => AssertionOutcome

/**
 * Prepares one assertion. An unknown kind, parameters that its kind does not take, a kind that breaks and work without a bound all fail, and
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
      // Whatever a kind says, nothing is not something; unless nothing is what was asked for.
      const there = judgement.actual !== null || judgement.op === 'absent'
      return outcomeOf(assertion.kind, { ...judgement, passed: judgement.passed && there })
    } catch (error) {
      return unusable(assertion.kind, error instanceof TooCostly ? 'too_costly' : 'broken_kind')
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
