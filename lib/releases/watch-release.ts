import { command } from '@/lib/core/command'
import { applyMove } from './apply-move'
import { integrationOfRelease, lockRelease } from './locks'
import { ReleaseIdInput } from './schema'

/** Everything is deployed and the watch begins: from now on the slots of after take signatures. */
export const watchRelease = command({
  name: 'release.watch',
  input: ReleaseIdInput,
  integration: integrationOfRelease,
  run: async (context) => {
    const release = await lockRelease(context.tx, context.input.releaseId)
    return applyMove(context, release, { move: 'watch', event: 'watching', said: 'is being watched', stamp: 'watchingAt' })
  },
})
