import type { Operation } from 'fast-json-patch'
import { command } from '@/lib/core/command'
import { badInput } from '@/lib/core/parse-input'
import { refuse } from '@/lib/core/refusal'
import { sayIssues } from '@/lib/core/texts'
import { EditDraftInput } from './draft-schema'
import { lockDraft } from './lock-template'
import { patchBody } from './patch-body'
import { TemplateBody } from './schema'
import { writeStep } from './write-step'

/**
 * Edits a draft by JSON Patch, as one step that can be undone. The revision named must be the newest. The result must have the shape of
 * a body; what `judgeTemplate` finds may stand in a draft and is refused when it is published.
 */
export const editDraft = command({
  name: 'template.edit_draft',
  input: EditDraftInput,
  run: async ({ tx, actor, input, now, locale }) => {
    const { template, draft } = await lockDraft(tx, input.versionId, input.revision)
    const patch = JSON.parse(JSON.stringify(input.patch)) as Operation[]
    const patched = patchBody(TemplateBody.parse(draft.body), patch, sayIssues(locale))
    if (!patched.ok && 'issues' in patched) throw badInput(patched.issues, locale, ['body'])
    if (!patched.ok)
      throw refuse('patch_does_not_fit', { number: patched.operation + 1 }, { status: 422, field: `patch.${patched.operation}` })
    const { body, inverse } = patched
    const value = await writeStep(tx, draft, { body, patch, inverse, label: input.label }, actor.name, now)
    return {
      value,
      audit: {
        entity: { type: 'template', id: template.id, label: template.name },
        before: { draft: draft.number, revision: draft.revision },
        after: { draft: draft.number, revision: value.revision, ...input.label, places: placesOf(patch) },
      },
      touched: [`template:${template.id}`],
    }
  },
})

/** Where an edit changed something: the first few paths, which is what a reader of the trail can use. */
const placesOf = (patch: readonly Operation[]) => [...new Set(patch.map((operation) => operation.path))].slice(0, 10)
