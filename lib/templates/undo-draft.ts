import { command } from '@/lib/core/command'
import { StepDraftInput } from './draft-schema'
import { stepDraft } from './step-draft'

/** Takes the last step of a draft back, whoever made it. */
export const undoDraft = command({
  name: 'template.undo_draft',
  input: StepDraftInput,
  run: ({ tx, actor, input, now }) => stepDraft(tx, input, 'undo', actor.name, now),
})
