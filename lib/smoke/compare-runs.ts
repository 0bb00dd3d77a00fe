import { type ComparedLine, compareLines } from './compare-lines'
import type { AssertionOutcome, StepOutcome, StepState } from './schema'
import { stepTime } from './step-time'

/** What one step answered in a run that did not pass, against the last good run. Only what differs is there. */
export type ComparedStep = {
  name: string
  state: { was: StepState | null; is: StepState | null }
  /** Null when both are the same, or neither was answered. */
  status: { was: number | null; is: number | null } | null
  /** Expectations that do not hold, or did not then. */
  assertions: { was: AssertionOutcome | null; is: AssertionOutcome }[]
  headers: { name: string; was: string | null; is: string | null }[]
  /** Lines of the kept parts of the bodies; empty when they are the same. */
  body: { lines: ComparedLine[]; cut: boolean }
  /** Milliseconds, null where nothing was answered. */
  latency: { was: number | null; is: number | null }
  /** Whether anything but the time differs. */
  differs: boolean
}

/** Headers that differ with every answer and say nothing. */
const passing = new Set(['date', 'age', 'x-request-id', 'request-id', 'x-correlation-id', 'traceparent', 'cf-ray', 'x-runtime'])

type Compared = Pick<StepOutcome, 'name' | 'state' | 'status' | 'assertions' | 'response' | 'timings' | 'detail'>

/** The steps of a run beside those of the last good one, matched by name: in the run's order, then those that only the good one had. */
export function compareRuns(run: readonly Compared[], good: readonly Compared[]): ComparedStep[] {
  const goodBy = new Map(good.map((step) => [step.name, step]))
  const own = new Set(run.map((step) => step.name))
  return [
    ...run.map((step) => compareStep(goodBy.get(step.name) ?? null, step)),
    ...good.filter((step) => !own.has(step.name)).map((step) => compareStep(step, null)),
  ]
}

function compareStep(was: Compared | null, is: Compared | null): ComparedStep {
  // A step that was not asked has nothing to compare: it says so by its state.
  const asked = is !== null && is.state !== 'skipped'
  const [before, after] = [was?.response ?? null, asked ? (is.response ?? null) : null]
  const both = before !== null && after !== null
  const parts = {
    state: { was: was?.state ?? null, is: is?.state ?? null },
    status: asked && was && was.status !== is.status ? { was: was.status, is: is.status } : null,
    assertions: asked && was ? changedAssertions(was.assertions, is.assertions) : [],
    headers: both ? compareHeaders(before.headers, after.headers) : [],
    body: both && before.body !== after.body ? compareLines(readable(before.body), readable(after.body)) : { lines: [], cut: false },
  }
  return {
    name: is?.name ?? was?.name ?? '',
    ...parts,
    latency: { was: before && was ? stepTime(was) : null, is: after && is ? stepTime(is) : null },
    differs:
      parts.state.was !== parts.state.is ||
      parts.status !== null ||
      parts.assertions.length > 0 ||
      parts.headers.length > 0 ||
      parts.body.lines.length > 0,
  }
}

const nameOf = (one: AssertionOutcome) => JSON.stringify([one.kind, one.subject, one.op, one.expected])

function changedAssertions(was: readonly AssertionOutcome[], is: readonly AssertionOutcome[]): ComparedStep['assertions'] {
  const before = new Map(was.map((one) => [nameOf(one), one]))
  return is
    .map((one) => ({ was: before.get(nameOf(one)) ?? null, is: one }))
    .filter((pair) => !pair.is.passed || pair.was?.passed === false)
}

type Pairs = readonly (readonly [string, string])[]

function compareHeaders(was: Pairs, is: Pairs): ComparedStep['headers'] {
  const [before, after] = [gathered(was), gathered(is)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => !passing.has(name) && before.get(name) !== after.get(name))
    .sort()
    .map((name) => ({ name, was: before.get(name) ?? null, is: after.get(name) ?? null }))
}

/** A header that came several times is one with all of its values. */
function gathered(pairs: Pairs): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of pairs) {
    const key = name.toLowerCase()
    const met = values.get(key)
    values.set(key, met === undefined ? value : `${met}, ${value}`)
  }
  return values
}

/** JSON with a line for each value; anything else as it is. */
function readable(body: string | null): string {
  if (body === null) return ''
  try {
    return /^\s*[[{]/.test(body) ? JSON.stringify(JSON.parse(body), null, 2) : body
  } catch {
    return body
  }
}
