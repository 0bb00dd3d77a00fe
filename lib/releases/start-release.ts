import { command } from '@/lib/core/command'
import { integrationOfRelease } from './locks'
import { ReleaseIdInput } from './schema'
import { takeStep } from './take-step'

/** Starts a release: needs GO, or a confirmed override. From now on the signatures of before stand. */
export const startRelease = command({
  name: 'release.start',
  input: ReleaseIdInput,
  integration: integrationOfRelease,
  run: (context) => takeStep(context, { move: 'start', event: 'started', stamp: 'startedAt' }),
})
