'use client'

import { useAssertionWords } from './assertion-line'
import { ErrorText } from './error-text'
import type { ShownRun } from './read-run'

/** The first wrong answer, or why there is none. */
export function FirstFault({ run }: { run: Pick<ShownRun, 'steps'> }) {
  const words = useAssertionWords()
  const step =
    run.steps.find((one) => one.state === 'failed') ?? run.steps.find((one) => one.state === 'errored' || one.state === 'timed_out')
  if (!step) return null
  const assertion = step.assertions.find((one) => !one.passed)
  return (
    <p className={`min-w-0 text-xs break-words ${assertion ? 'text-nogo' : 'text-hold'}`}>
      {step.name}:{' '}
      {assertion ? <span className="font-mono">{words(assertion)}</span> : step.error ? <ErrorText error={step.error} /> : null}
    </p>
  )
}
