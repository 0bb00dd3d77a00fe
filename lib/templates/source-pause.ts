import type { SourceProblem } from './source-schema'

/** How often a followed file is looked at, in minutes. */
export const CHECK_EVERY_MINUTES = 5
const LONGEST_MINUTES = 6 * 60

/** Problems that are nobody's fault: the next look is as soon as any. */
const PATIENT = new Set(['draft_open'])

/** When a file is looked at again: every five minutes; twice as long after each problem in a row, six hours at most. */
export function nextCheck(lastCheckedAt: Date | null, problem: SourceProblem | null): Date {
  if (lastCheckedAt === null) return new Date(0)
  const doublings = problem === null || PATIENT.has(problem.code) ? 0 : Math.min(problem.count, 12)
  const minutes = Math.min(CHECK_EVERY_MINUTES * 2 ** doublings, LONGEST_MINUTES)
  // A little less than the interval, so that a look that ran late does not skip one.
  return new Date(lastCheckedAt.getTime() + minutes * 60_000 - 30_000)
}
