import type { Operation } from 'fast-json-patch'
import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { sourceOf } from './draft-row'
import type { StepLabel } from './draft-schema'
import { lockDraft } from './lock-template'
import { patchBody } from './patch-body'
import { TemplateBody } from './schema'
import { saveDraft, type StoredLabel } from './write-step'

/**
 * Takes the last step of a draft back, or does the next undone one again. Whoever made it: the steps are the draft's, not a person's.
 * Refuses when there is none, and when the draft is not at the revision that was seen.
 */
export async function stepDraft(tx: Tx, seen: { versionId: string; revision: number }, way: 'undo' | 'redo', by: string, now: Date) {
  const { template, draft } = await lockDraft(tx, seen.versionId, seen.revision)
  const step = await tx.templateStep.findFirst({
    where: { versionId: draft.id, undone: way === 'redo' },
    orderBy: { seq: way === 'undo' ? 'desc' : 'asc' },
  })
  if (!step) throw way === 'undo' ? refuse('nothing_to_undo') : refuse('nothing_to_redo')
  const patched = patchBody(TemplateBody.parse(draft.body), (way === 'undo' ? step.inverse : step.patch) as unknown as Operation[])
  if (!patched.ok) throw new Error(`Step ${step.seq} of draft ${draft.id} does not ${way}`)
  const { source, ...label } = step.label as unknown as StoredLabel
  // The step and the draft swap their sources, so that the way back is there again.
  const swapped: StoredLabel = source === undefined ? label : { ...label, source: sourceOf(draft) }
  await tx.templateStep.update({
    where: { versionId_seq: { versionId: draft.id, seq: step.seq } },
    data: { undone: way === 'undo', label: swapped as object },
  })
  const { revision } = await saveDraft(tx, draft, patched.body, by, now, source)
  const told = label as StepLabel
  return {
    value: { revision, label: told },
    audit: {
      entity: { type: 'template', id: template.id, label: template.name },
      before: { draft: draft.number, revision: draft.revision },
      after: { draft: draft.number, revision, ...told },
    },
    touched: [`template:${template.id}`],
  }
}
