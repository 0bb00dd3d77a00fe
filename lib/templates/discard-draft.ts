import { command } from '@/lib/core/command'
import { DiscardDraftInput } from './draft-schema'
import { lockDraft } from './lock-template'

/** Throws a draft away with its steps. A template that never had anything else is retired with it, since nothing is left to use. */
export const discardDraft = command({
  name: 'template.discard_draft',
  input: DiscardDraftInput,
  run: async ({ tx, actor, input, now }) => {
    const { template, draft } = await lockDraft(tx, input.versionId)
    await tx.templateStep.deleteMany({ where: { versionId: draft.id } })
    await tx.templateVersion.update({
      where: { id: draft.id },
      data: { state: 'discarded', revision: { increment: 1 }, updatedByName: actor.name, updatedAt: now },
      select: { id: true },
    })
    const used = await tx.templateVersion.count({ where: { templateId: template.id, state: 'published' } })
    if (used === 0)
      await tx.template.update({ where: { id: template.id }, data: { retiredAt: now, updatedAt: now, version: { increment: 1 } } })
    return {
      value: { number: draft.number, retired: used === 0 },
      audit: {
        entity: { type: 'template', id: template.id, label: template.name },
        before: { draft: draft.number, revision: draft.revision, basedOn: draft.basedOn },
        after: { draft: null, ...(used === 0 ? { retired: true } : {}) },
      },
      touched: ['templates', `template:${template.id}`],
    }
  },
})
