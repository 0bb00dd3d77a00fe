import type { RunAnswer, Step } from './run-answer'

const signs: Record<Step['state'], string> = { passed: '✓', failed: '✗', timed_out: '✗', errored: '!', skipped: '-' }

/** Text of a server as it may go to a terminal: on one line, without what would steer the terminal. */
export function plainText(text: string, longest = 500): string {
  const flat = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  return flat.length > longest ? `${flat.slice(0, longest - 1)}…` : flat
}

/** A length of time as people read it: `34 ms`, `1.2 s`, `2 min 5 s`. */
export function sayMs(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
}

/** Why a step did not pass, in one line; empty when it did. */
export function reasonOf(step: Step): string {
  const broken = step.assertions.find((assertion) => !assertion.passed)
  if (broken) return plainText(broken.message)
  if (!step.error) return step.state === 'passed' || step.state === 'skipped' ? '' : step.state.replace('_', ' ')
  return plainText([step.error.code, step.error.reason, step.error.detail].filter(Boolean).join(' '))
}

/** One line for a step that has ended: `✓ 2/6 First page: 200, 34 ms`. */
export function sayStep(step: Step, total: number): string {
  const head = `${signs[step.state]} ${step.position + 1}/${total} ${plainText(step.name, 120)}`
  if (step.state === 'skipped') return `${head}: skipped`
  const facts = [
    step.state === 'passed' ? '' : reasonOf(step),
    step.state === 'passed' && step.status !== null ? String(step.status) : '',
    sayMs(step.timings.totalMs),
    step.detail.poll ? `asked ${step.detail.poll.questions} times` : '',
    step.state === 'passed' && step.attempts > 1 && !step.detail.poll ? `at attempt ${step.attempts}` : '',
    step.detail.keptFrom ? 'kept from the run before' : '',
  ]
  return `${head}: ${facts.filter(Boolean).join(', ')}`
}

/** How a run ended, in one line with its address. */
export function sayEnd(run: RunAnswer, url: string): string {
  const took = run.startedAt && run.finishedAt ? ` in ${sayMs(Date.parse(run.finishedAt) - Date.parse(run.startedAt))}` : ''
  const why = run.summary && run.state !== 'passed' ? ` ${plainText(run.summary)}.` : ''
  return `${run.state.replace('_', ' ')}: ${run.passedCount} of ${run.stepCount} steps${took}.${why} ${url}/smoke/runs/${run.id}`
}

/** 0 it passed, 1 it failed or timed out, 3 it says nothing: errored, cancelled, interrupted. (2 is a wrong command line.) */
export function exitCodeOf(state: RunAnswer['state']): number {
  if (state === 'passed') return 0
  return state === 'failed' || state === 'timed_out' ? 1 : 3
}
