import { command } from '@/lib/core/command'
import { StepDraftInput } from './draft-schema'
import { lockDraft } from './lock-template'
import { stepDraft } from './step-draft'

/** Takes the last step of a draft back, whoever made it. */
export const undoDraft = command({
  name: 'template.undo_draft',
  input: StepDraftInput,
  run: async ({ tx, actor, input, now }) => {
    const { template, draft } = await lockDraft(tx, input.versionId, input.revision)
    const value = await stepDraft(tx, draft, 'undo', actor.name, now)
    return {
      value,
      audit: {
        entity: { type: 'template', id: template.id, label: template.name },
        before: { draft: draft.number, revision: draft.revision },
        after: { draft: draft.number, revision: value.revision, ...value.label },
      },
      touched: [`template:${template.id}`],
    }
  },
})
