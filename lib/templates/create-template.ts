import { command } from '@/lib/core/command'
import { sourceColumns } from './draft-row'
import { CreateTemplateInput } from './draft-schema'
import { starterBody } from './starter-body'
import { insertTemplate } from './template-key'

/** Makes a template with a first draft: from a body, from an imported document, or with one empty phase. Its key comes from its name. */
export const createTemplate = command({
  name: 'template.create',
  input: CreateTemplateInput,
  run: async ({ tx, actor, input, now }) => {
    const { body, source, ...texts } = input
    const template = await insertTemplate(tx, { ...texts, createdAt: now, updatedAt: now })
    const version = await tx.templateVersion.create({
      data: {
        templateId: template.id,
        number: 1,
        body: (body ?? starterBody()) as object,
        digest: '',
        ...sourceColumns(source ?? null),
        createdByName: actor.name,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true, revision: true },
    })
    return {
      value: { templateId: template.id, versionId: version.id, revision: version.revision },
      audit: {
        entity: { type: 'template', id: template.id, label: input.name },
        before: null,
        after: { key: template.key, ...texts, ...(source ? { source: source.name } : {}) },
      },
      touched: ['templates', `template:${template.id}`],
    }
  },
})
