import { command, type Outcome } from '@/lib/core/command'
import { openDraftRow } from './draft-row'
import { TemplateIdInput } from './draft-schema'
import { lockTemplate } from './lock-template'

/**
 * Brings a retired template back into use. One that was never published gets its thrown-away draft back, so that there is something to use.
 */
export const restoreTemplate = command({
  name: 'template.restore',
  input: TemplateIdInput,
  run: async ({ tx, actor, input, now }): Promise<Outcome<{ retired: false }>> => {
    const template = await lockTemplate(tx, input.templateId)
    if (!template.retiredAt) return { value: { retired: false }, audit: null }
    await tx.template.update({ where: { id: template.id }, data: { retiredAt: null, updatedAt: now, version: { increment: 1 } } })
    const published = await tx.templateVersion.count({ where: { templateId: template.id, state: 'published' } })
    if (published === 0) await openDraftRow(tx, template.id, actor.name, now)
    return {
      value: { retired: false },
      audit: { entity: { type: 'template', id: template.id, label: template.name }, before: { retired: true }, after: { retired: false } },
      touched: ['templates', `template:${template.id}`],
    }
  },
})
