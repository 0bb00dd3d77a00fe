import { grantsOf, holdsRoleForAll } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { VerifiedInput } from './schema'

/** Notes in the chain itself that somebody had it verified, and what was found. Refuses whoever may not read all of it. */
export const noteVerification = command({
  name: 'audit.verified',
  input: VerifiedInput,
  run: async ({ actor, input }) => {
    if (!holdsRoleForAll(grantsOf(actor), 'release_manager')) throw refuse('denied_role', {}, { status: 403 })
    return {
      value: input,
      audit: { entity: { type: 'audit', id: 'chain', label: 'audit' }, before: null, after: input },
      touched: ['audit'],
    }
  },
})
