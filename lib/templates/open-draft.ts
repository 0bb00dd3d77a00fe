import { command, type Outcome } from '@/lib/core/command'
import { notFound } from '@/lib/core/refusal'
import { openDraftRow } from './draft-row'
import { OpenDraftInput } from './draft-schema'
import { lockUsedTemplate } from './lock-template'

/** Opens the draft of a template: the one there is, or a new one that begins as the newest published version or as the one named. */
export const openDraft = command({
  name: 'template.open_draft',
  input: OpenDraftInput,
  run: async ({ tx, actor, input, now }): Promise<Outcome<{ versionId: string; number: number; revision: number }>> => {
    const template = await lockUsedTemplate(tx, input.templateId)
    const draft = await openDraftRow(tx, template.id, actor.name, now, input.from)
    if (!draft) throw notFound('template')
    const { opened, basedOn, ...value } = draft
    if (!opened) return { value, audit: null }
    return {
      value,
      audit: {
        entity: { type: 'template', id: template.id, label: template.name },
        before: null,
        after: { draft: draft.number, basedOn },
      },
      touched: ['templates', `template:${template.id}`],
    }
  },
})
