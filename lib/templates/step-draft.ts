import type { Operation } from 'fast-json-patch'
import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { sourceOf } from './draft-row'
import type { StepLabel } from './draft-schema'
import { patchBody } from './patch-body'
import { TemplateBody } from './schema'
import { saveDraft, type StoredLabel } from './write-step'

type LockedDraft = { id: string; revision: number; body: unknown; sourceName: string | null; sourceText: string | null; origins: unknown }

/**
 * Takes the last step of a locked draft back, or does the next undone one again. Whoever made it: the steps are the draft's, not a
 * person's. Refuses when there is none.
 */
export async function stepDraft(tx: Tx, draft: LockedDraft, way: 'undo' | 'redo', by: string, now: Date) {
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
  return { revision, label: label as StepLabel }
}
