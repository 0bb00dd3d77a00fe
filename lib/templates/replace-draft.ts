import { command, type Outcome } from '@/lib/core/command'
import { ReplaceDraftInput } from './draft-schema'
import { lockDraft } from './lock-template'
import { patchBetween } from './patch-body'
import { TemplateBody } from './schema'
import { writeStep } from './write-step'

/** Replaces the whole body of a draft (the source tab, an import) as one step that can be undone. The same body again changes nothing. */
export const replaceDraft = command({
  name: 'template.replace_draft',
  input: ReplaceDraftInput,
  run: async ({ tx, actor, input, now }): Promise<Outcome<{ revision: number }>> => {
    const { template, draft } = await lockDraft(tx, input.versionId, input.revision)
    const { body, source, label } = input
    const before = TemplateBody.parse(draft.body)
    const patch = patchBetween(before, body)
    if (patch.length === 0 && source === undefined) return { value: { revision: draft.revision }, audit: null }
    const step = { body, patch, inverse: patchBetween(body, before), label, ...(source === undefined ? {} : { source }) }
    const value = await writeStep(tx, draft, step, actor.name, now)
    return {
      value,
      audit: {
        entity: { type: 'template', id: template.id, label: template.name },
        before: { draft: draft.number, revision: draft.revision },
        after: { draft: draft.number, revision: value.revision, ...label, ...(source ? { source: source.name } : {}) },
      },
      touched: [`template:${template.id}`],
    }
  },
})
