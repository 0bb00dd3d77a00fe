import type { PlacedSuite } from './plan-in-place'

/** The suites that include one of these, directly or through others, in an order in which each comes after those it includes. */
export function includersOf(key: string, suites: ReadonlyMap<string, PlacedSuite>): PlacedSuite[] {
  const found: PlacedSuite[] = []
  const reached = new Set([key])
  for (let grown = true; grown; ) {
    grown = false
    for (const suite of suites.values()) {
      if (reached.has(suite.key)) continue
      if (!suite.definition.steps.some((step) => step.kind === 'include' && reached.has(step.suite))) continue
      reached.add(suite.key)
      found.push(suite)
      grown = true
    }
  }
  return found
}
