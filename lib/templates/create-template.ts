import { command } from '@/lib/core/command'
import { CreateTemplateInput } from './draft-schema'
import { insertFirstDraft } from './insert-first-draft'
import { starterBody } from './starter-body'

/** Makes a template with a first draft: from a body, from an imported document, or with one empty phase. Its key comes from its name. */
export const createTemplate = command({
  name: 'template.create',
  input: CreateTemplateInput,
  run: async ({ tx, actor, input, now }) => {
    const { body, source, ...texts } = input
    const first = { texts, body: body ?? starterBody(), source: source ?? null, by: actor.name }
    const { key, ...value } = await insertFirstDraft(tx, first, now)
    return {
      value,
      audit: {
        entity: { type: 'template', id: value.templateId, label: input.name },
        before: null,
        after: { key, ...texts, ...(source ? { source: source.name } : {}) },
      },
      touched: ['templates', `template:${value.templateId}`],
    }
  },
})
