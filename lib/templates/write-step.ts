import { isDeepStrictEqual } from 'node:util'
import type { Operation } from 'fast-json-patch'
import type { Tx } from '@/lib/core/db/client'
import { MAX_STEPS, MAX_STEPS_BYTES } from './draft-limits'
import { sourceColumns, sourceOf } from './draft-row'
import type { DraftSource, StepLabel } from './draft-schema'
import type { TemplateBody } from './schema'

/** What a step keeps beside its patches: its label, and the source that undoing it brings back, when it changed the source too. */
export type StoredLabel = StepLabel & { source?: DraftSource | null }

/** One edit of a draft. */
export interface DraftStep {
  body: TemplateBody
  patch: Operation[]
  inverse: Operation[]
  label: StepLabel
  /** The document the new body was read from; left out, the draft keeps its own. */
  source?: DraftSource
}

type LockedDraft = { id: string; revision: number; sourceName: string | null; sourceText: string | null; origins: unknown }

/** Writes an edit of a locked draft as one step that can be undone. What was undone before it can no longer be redone. */
export async function writeStep(tx: Tx, draft: LockedDraft, step: DraftStep, by: string, now: Date): Promise<{ revision: number }> {
  const before = sourceOf(draft)
  const moved = step.source !== undefined && !isDeepStrictEqual(before, step.source)
  const label: StoredLabel = moved ? { ...step.label, source: before } : step.label
  await tx.templateStep.deleteMany({ where: { versionId: draft.id, undone: true } })
  const last = await tx.templateStep.findFirst({ where: { versionId: draft.id }, orderBy: { seq: 'desc' }, select: { seq: true } })
  const { patch, inverse } = step
  await tx.templateStep.create({
    data: {
      versionId: draft.id,
      seq: (last?.seq ?? 0) + 1,
      label: label as object,
      patch: patch as object[],
      inverse: inverse as object[],
      byName: by,
      at: now,
    },
  })
  await forgetOldSteps(tx, draft.id)
  return saveDraft(tx, draft, step.body, by, now, moved ? step.source : undefined)
}

/** Stores the body that an edit, an undo or a redo led to, and counts the revision on. */
export async function saveDraft(
  tx: Tx,
  draft: { id: string; revision: number },
  body: TemplateBody,
  by: string,
  now: Date,
  source?: DraftSource | null,
): Promise<{ revision: number }> {
  const revision = draft.revision + 1
  await tx.templateVersion.update({
    where: { id: draft.id },
    data: { body: body as object, revision, updatedByName: by, updatedAt: now, ...(source === undefined ? {} : sourceColumns(source)) },
    select: { id: true },
  })
  return { revision }
}

/** Keeps the newest steps, as many as may be, and always the last one. */
async function forgetOldSteps(tx: Tx, versionId: string): Promise<void> {
  await tx.$executeRaw`delete from template_steps s using (
      select seq, row_number() over newest as place, sum(pg_column_size(patch) + pg_column_size(inverse)) over newest as size
      from template_steps where version_id = ${versionId}::uuid window newest as (order by seq desc)
    ) kept
    where s.version_id = ${versionId}::uuid and s.seq = kept.seq and kept.place > 1
      and (kept.place > ${MAX_STEPS} or kept.size > ${MAX_STEPS_BYTES})`
}
