import { digestOf } from '@/lib/core/canonical'
import { command, type Outcome } from '@/lib/core/command'
import { PublishDraftInput } from './draft-schema'
import { lockDraft } from './lock-template'
import { refuseFaults } from './refuse-body'
import { TemplateBody } from './schema'

/**
 * Publishes a draft: from then on it never changes, and releases can be made from it. Refuses what `judgeTemplate` finds, naming each
 * place. A draft that says the same as the newest version publishes nothing and stays a draft.
 */
export const publishDraft = command({
  name: 'template.publish_draft',
  input: PublishDraftInput,
  run: async ({ tx, actor, input, now, locale }): Promise<Outcome<{ versionId: string; number: number; changed: boolean }>> => {
    const { template, draft } = await lockDraft(tx, input.versionId, input.revision)
    const body = TemplateBody.parse(draft.body)
    refuseFaults(body, locale)
    const digest = digestOf(body)
    const newest = await tx.templateVersion.findFirst({
      where: { templateId: template.id, state: 'published' },
      orderBy: { number: 'desc' },
      select: { id: true, number: true, digest: true },
    })
    if (newest?.digest === digest) return { value: { versionId: newest.id, number: newest.number, changed: false }, audit: null }
    await tx.templateStep.deleteMany({ where: { versionId: draft.id } })
    await tx.templateVersion.update({
      where: { id: draft.id },
      data: { state: 'published', body: body as object, digest, note: input.note, publishedByName: actor.name, publishedAt: now },
      select: { id: true },
    })
    return {
      value: { versionId: draft.id, number: draft.number, changed: true },
      audit: {
        entity: { type: 'template', id: template.id, label: template.name },
        before: newest ? { number: newest.number, digest: newest.digest } : null,
        after: { number: draft.number, digest, ...(input.note === '' ? {} : { note: input.note }) },
      },
      touched: ['templates', `template:${template.id}`],
    }
  },
})
