import { command } from '@/lib/core/command'
import { applyMove } from './apply-move'
import { integrationOfRelease, lockRelease } from './locks'
import { ReleaseIdInput } from './schema'

/** Takes a draft into preparation: from now on its plan is worked. */
export const prepareRelease = command({
  name: 'release.prepare',
  input: ReleaseIdInput,
  integration: integrationOfRelease,
  run: async (context) => {
    const release = await lockRelease(context.tx, context.input.releaseId)
    return applyMove(context, release, { move: 'prepare', event: 'prepared', said: 'is being prepared', stamp: 'preparingAt' })
  },
})
