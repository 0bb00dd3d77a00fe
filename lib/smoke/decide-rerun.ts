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
 * A step whose captures can no longer be read is asked again. So is what set up, once a cleanup has been asked: what it made is gone.
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
  const undone = plan.some(({ step }, position) => step.phase === 'cleanup' && (resultAt.get(position)?.attempts ?? 0) > 0)
  const keep = plan.flatMap(({ step }, position) => {
    if (position >= broken || step.phase === 'cleanup' || (undone && step.phase === 'setup')) return []
    const captures = step.captures.length + (step.poll?.submit?.captures.length ?? 0)
    return captures === 0 || capturesOf.has(position) ? [position] : []
  })
  return keep.length === 0 ? { ok: false, why: 'rerun_nothing' } : { ok: true, from: broken, keep }
}
