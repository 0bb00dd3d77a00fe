import { command } from '@/lib/core/command'
import { integrationOfRelease } from './locks'
import { ReleaseIdInput } from './schema'
import { takeStep } from './take-step'

/** Completes a watched release: needs GO with the slots of after, or a confirmed override. Its checklist is closed. */
export const completeRelease = command({
  name: 'release.complete',
  input: ReleaseIdInput,
  integration: integrationOfRelease,
  run: (context) => takeStep(context, { move: 'complete', event: 'completed', stamp: 'endedAt' }),
})
