import { command } from '@/lib/core/command'
import { applyMove } from './apply-move'
import { integrationOfRelease, lockRelease } from './locks'
import { ReleaseIdInput } from './schema'

/** Takes the request for signatures back. Signatures stay as they are: asked again, those that are still valid count. */
export const withdrawRequest = command({
  name: 'release.withdraw_request',
  input: ReleaseIdInput,
  integration: integrationOfRelease,
  run: async (context) => {
    const release = await lockRelease(context.tx, context.input.releaseId)
    return applyMove(context, release, { move: 'withdraw_request', event: 'request_withdrawn', said: 'no longer asks for signatures' })
  },
})
