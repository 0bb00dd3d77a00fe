import type { RunState, StepOutcome } from './schema'

type SeenStep = Pick<StepOutcome, 'state'>

/**
 * What a run is, from its steps. It passed only when every step of the suite passed. A failed step makes it failed even if
 * somebody cancelled afterwards: what was seen stays seen. Could not ask (`errored`) is not a wrong answer (`failed`).
 */
export function judgeRun(
  steps: readonly SeenStep[],
  stepCount: number,
  stopped: boolean,
): 'passed' | 'failed' | 'errored' | 'timed_out' | 'cancelled' {
  const has = (state: SeenStep['state']) => steps.some((step) => step.state === state)
  if (has('failed')) return 'failed'
  if (has('timed_out')) return 'timed_out'
  if (stepCount > 0 && steps.length === stepCount && steps.every((step) => step.state === 'passed')) return 'passed'
  if (stopped && !has('errored')) return 'cancelled'
  return 'errored'
}

/** Whether a state is an end: nothing follows it. */
export function isOver(state: RunState): boolean {
  return state !== 'queued' && state !== 'running'
}

/** Whether a run says something about the service. One that was cancelled or interrupted says nothing. */
export function isEvidence(state: RunState): state is 'passed' | 'failed' | 'errored' | 'timed_out' {
  return state === 'passed' || state === 'failed' || state === 'errored' || state === 'timed_out'
}

/** A run as evidence sees it. */
export type RunFact = {
  state: RunState
  revision: number
  /** When its configuration was read; a change after that is not in it. */
  startedAt: Date | null
  finishedAt: Date | null
  configDigest: string | null
  /** The run it took up again: part of what it says was seen then. */
  keptFromId?: string | null
}

/** Something that happened after a run, and that its result does not know of. */
export type LaterChange = { summary: string; at: Date }

export type EvidenceFacts = {
  /** The newest run that says something (`isEvidence`); null when there is none. */
  run: RunFact | null
  /** Whether another run is queued or running now. */
  running: boolean
  suite: { name: string; revision: number; revisedAt: Date }
  configuration: { digest: string; changes: readonly LaterChange[] }
  /** The oldest it may be, in milliseconds; null for no limit. */
  maxAgeMs: number | null
}

/**
 * What smoke evidence is worth at `now`. `fresh`: passed, with this revision and this configuration, recently enough;
 * `stale` names what changed, or is `too_old`; `running`: there is nothing else yet; `missing`: never ran.
 */
export type EvidenceJudgement =
  | { state: 'fresh' | 'failed' | 'errored' | 'timed_out' | 'missing' | 'running' }
  | { state: 'stale'; why: 'changed'; change: LaterChange }
  | { state: 'stale'; why: 'too_old'; ageMs: number }

/** Judges smoke evidence. A failure stays a failure whatever changed since: only a run can say that it is mended. */
export function judgeSmokeEvidence(facts: EvidenceFacts, now: Date): EvidenceJudgement {
  const { run, running, maxAgeMs } = facts
  if (!run || !isEvidence(run.state)) return { state: running ? 'running' : 'missing' }
  if (run.state !== 'passed') return { state: run.state }
  const change = changeAfter(facts, run)
  if (change) return { state: 'stale', why: 'changed', change }
  const seenAt = run.keptFromId ? run.startedAt : run.finishedAt
  const ageMs = now.getTime() - (seenAt ?? now).getTime()
  return maxAgeMs !== null && ageMs > maxAgeMs ? { state: 'stale', why: 'too_old', ageMs } : { state: 'fresh' }
}

/**
 * The first change a run does not know of: a newer revision of its suite, or of the environment's configuration. A
 * configuration that differs without a recorded change is a change all the same.
 */
export function changeAfter({ suite, configuration }: Pick<EvidenceFacts, 'suite' | 'configuration'>, run: RunFact): LaterChange | null {
  const since = run.startedAt ?? run.finishedAt
  const later: LaterChange[] = configuration.changes.filter((change) => since === null || change.at > since)
  if (suite.revision !== run.revision) later.push({ summary: `${suite.name} r${run.revision} → r${suite.revision}`, at: suite.revisedAt })
  const first = later.sort((a, b) => a.at.getTime() - b.at.getTime())[0]
  if (first) return first
  if (configuration.digest === run.configDigest) return null
  return { summary: 'Configuration', at: configuration.changes[0]?.at ?? run.finishedAt ?? suite.revisedAt }
}

/** The first step that did not pass, in one line: `Step 2, First page: status 500, expected 200`. Empty when all passed. */
export function summarise(steps: readonly Pick<StepOutcome, 'state' | 'position' | 'name' | 'assertions' | 'error'>[]): string {
  const broken =
    steps.find((step) => step.state === 'failed') ?? steps.find((step) => step.state === 'errored' || step.state === 'timed_out')
  if (!broken) return ''
  const failed = broken.assertions.find((assertion) => !assertion.passed)
  const why =
    failed?.message ??
    (broken.error ? [broken.error.code, broken.error.reason, broken.error.detail].filter(Boolean).join(' ') : broken.state)
  return `Step ${broken.position + 1}, ${broken.name}: ${why}`.slice(0, 500)
}
