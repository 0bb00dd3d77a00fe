import { namesIn } from './interpolate'
import { isOver } from './rules'
import type { RunState, StepState } from './schema'
import type { PlannedStep } from './step-schema'

/** How long after it began a run may be taken up again, and its captures are kept: 24 hours, in milliseconds. */
export const rerunWithinMs = 24 * 3_600_000

/** A run that somebody wants to take up again from where it broke, and what it is to be taken up by. */
export type RerunFacts = {
  run: { suiteId: string; environmentId: string; revision: number; state: RunState; startedAt: Date | null; configDigest: string | null }
  now: { suiteId: string; environmentId: string; revision: number; configDigest: string | null }
  plan: readonly PlannedStep[]
  results: readonly { position: number; state: StepState; attempts: number }[]
  /** Positions whose captures can still be read; a step that captures nothing needs none. */
  capturesOf: ReadonlySet<number>
}

export type RerunRefusal =
  | 'rerun_other'
  | 'rerun_open'
  | 'rerun_passed'
  | 'rerun_revised'
  | 'rerun_configured'
  | 'rerun_old'
  | 'rerun_nothing'

/** From which position a run is asked again, and which results before it stay; or why it has to be run whole. */
export type RerunDecision = { ok: true; from: number; keep: number[] } | { ok: false; why: RerunRefusal }

/**
 * Decides what of a run that did not pass stays when only the rest is asked again: what passed before the first step that did not.
 * A step whose captures can no longer be read is asked again. So are, once a cleanup has been asked, what set up and what captured a name that the
 * cleanup uses: what it made is gone.
 * Refused for another suite, environment, revision or configuration, and after a day: the parts would not show one thing at one time.
 */
export function decideRerun({ run, now: wanted, plan, results, capturesOf }: RerunFacts, now: Date): RerunDecision {
  if (run.suiteId !== wanted.suiteId || run.environmentId !== wanted.environmentId) return { ok: false, why: 'rerun_other' }
  if (!isOver(run.state)) return { ok: false, why: 'rerun_open' }
  if (run.state === 'passed') return { ok: false, why: 'rerun_passed' }
  if (run.revision !== wanted.revision) return { ok: false, why: 'rerun_revised' }
  if (run.configDigest === null || run.configDigest !== wanted.configDigest) return { ok: false, why: 'rerun_configured' }
  if (run.startedAt === null || now.getTime() - run.startedAt.getTime() > rerunWithinMs) return { ok: false, why: 'rerun_old' }
  const resultAt = new Map(results.map((result) => [result.position, result]))
  const broken = plan.findIndex((_planned, position) => resultAt.get(position)?.state !== 'passed')
  if (broken < 0) return { ok: false, why: 'rerun_nothing' }
  const cleaned = plan.filter(({ step }, position) => step.phase === 'cleanup' && (resultAt.get(position)?.attempts ?? 0) > 0)
  const takenAway = new Set(namesIn(cleaned.map(({ step }) => step)))
  const keep = plan.flatMap(({ step }, position) => {
    const captures = [...step.captures, ...(step.poll?.submit?.captures ?? [])]
    const undone = cleaned.length > 0 && (step.phase === 'setup' || captures.some(({ name }) => takenAway.has(name)))
    if (position >= broken || step.phase === 'cleanup' || undone) return []
    return captures.length === 0 || capturesOf.has(position) ? [position] : []
  })
  return keep.length === 0 ? { ok: false, why: 'rerun_nothing' } : { ok: true, from: broken, keep }
}
