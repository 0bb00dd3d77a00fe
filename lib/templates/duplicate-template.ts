import { command } from '@/lib/core/command'
import { notFound } from '@/lib/core/refusal'
import { sourceOf } from './draft-row'
import { DuplicateTemplateInput } from './draft-schema'
import { insertFirstDraft } from './insert-first-draft'
import { TemplateBody } from './schema'

/** Makes a new template whose first draft is a copy of a version: the one named, else the newest published one, else the draft. */
export const duplicateTemplate = command({
  name: 'template.duplicate',
  input: DuplicateTemplateInput,
  run: async ({ tx, actor, input, now }) => {
    const original = await tx.template.findUnique({
      where: { id: input.templateId },
      include: {
        versions: {
          where: { state: { in: ['published', 'draft'] } },
          orderBy: { number: 'desc' },
          select: { id: true, number: true, state: true },
        },
      },
    })
    const chosen =
      input.number === undefined
        ? (original?.versions.find((version) => version.state === 'published') ?? original?.versions[0])
        : original?.versions.find((version) => version.number === input.number)
    if (!original || !chosen) throw notFound('template')
    const content = await tx.templateVersion.findUniqueOrThrow({ where: { id: chosen.id } })
    const { description, descriptionZh, tags } = original
    const texts = { name: input.name, nameZh: input.nameZh, description, descriptionZh, tags }
    const first = { texts, body: TemplateBody.parse(content.body), source: sourceOf(content), by: actor.name }
    const { key, ...value } = await insertFirstDraft(tx, first, now)
    return {
      value,
      audit: {
        entity: { type: 'template', id: value.templateId, label: input.name },
        before: null,
        after: { key, copiedFrom: original.key, number: chosen.number },
      },
      touched: ['templates'],
    }
  },
})
