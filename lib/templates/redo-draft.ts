import { command } from '@/lib/core/command'
import { StepDraftInput } from './draft-schema'
import { stepDraft } from './step-draft'

/** Does the step of a draft that was undone last again. */
export const redoDraft = command({
  name: 'template.redo_draft',
  input: StepDraftInput,
  run: ({ tx, actor, input, now }) => stepDraft(tx, input, 'redo', actor.name, now),
})
