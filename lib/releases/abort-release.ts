import { command } from '@/lib/core/command'
import { applyMove, stateAfter } from './apply-move'
import { keepEnd } from './keep-end'
import { integrationOfRelease, lockRelease } from './locks'
import { AbortReleaseInput } from './schema'

/** Ends a release for good without completing it, with a reason. */
export const abortRelease = command({
  name: 'release.abort',
  input: AbortReleaseInput,
  integration: integrationOfRelease,
  run: async (context) => {
    const { tx, input, now } = context
    const release = await lockRelease(tx, input.releaseId)
    stateAfter(release, 'abort')
    const end = await keepEnd(tx, release, now)
    return applyMove(context, release, {
      move: 'abort',
      event: 'aborted',
      said: 'aborted',
      stamp: 'endedAt',
      data: { endReason: input.reason },
      details: { reason: input.reason, ...end },
    })
  },
})
