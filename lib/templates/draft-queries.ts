import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { MAX_STEPS } from './draft-limits'
import type { StepLabel } from './draft-schema'
import { mayReadTemplates } from './may-read'
import { judgeTemplate } from './rules'
import { TemplateBody } from './schema'
import type { StoredLabel } from './write-step'

/** The draft of a template with its problems and its steps, oldest first; null when there is none. */
export async function getDraft(actor: Actor, templateId: string) {
  if (!mayReadTemplates(actor)) return null
  const draft = await db.templateVersion.findFirst({
    where: { templateId, state: 'draft' },
    select: {
      id: true,
      number: true,
      basedOn: true,
      revision: true,
      body: true,
      sourceName: true,
      createdByName: true,
      updatedByName: true,
      updatedAt: true,
      template: true,
      steps: { orderBy: { seq: 'desc' }, take: MAX_STEPS, select: { seq: true, label: true, byName: true, at: true, undone: true } },
    },
  })
  if (!draft) return null
  const body = TemplateBody.parse(draft.body)
  const steps = draft.steps.toReversed().map((step) => ({ ...step, label: withoutSource(step.label) }))
  const { key, name, nameZh, description, descriptionZh, tags, retiredAt, version } = draft.template
  return {
    versionId: draft.id,
    number: draft.number,
    basedOn: draft.basedOn,
    revision: draft.revision,
    body,
    problems: judgeTemplate(body),
    canUndo: steps.some((step) => !step.undone),
    canRedo: steps.some((step) => step.undone),
    steps,
    sourceName: draft.sourceName,
    updatedByName: draft.updatedByName ?? draft.createdByName,
    updatedAt: draft.updatedAt,
    template: { id: templateId, key, name, nameZh, description, descriptionZh, tags, retiredAt, version },
  }
}
export type DraftView = NonNullable<Awaited<ReturnType<typeof getDraft>>>

function withoutSource(stored: unknown): StepLabel {
  const { source: _kept, ...label } = stored as StoredLabel
  return label
}
