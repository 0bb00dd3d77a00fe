import { command, type Outcome } from '@/lib/core/command'
import { TemplateIdInput } from './draft-schema'
import { lockTemplate } from './lock-template'

/** Takes a template out of use: no release is made from it any more. Running releases, versions and a draft stay. */
export const retireTemplate = command({
  name: 'template.retire',
  input: TemplateIdInput,
  run: async ({ tx, input, now }): Promise<Outcome<{ retired: true }>> => {
    const template = await lockTemplate(tx, input.templateId)
    if (template.retiredAt) return { value: { retired: true }, audit: null }
    await tx.template.update({ where: { id: template.id }, data: { retiredAt: now, updatedAt: now, version: { increment: 1 } } })
    return {
      value: { retired: true },
      audit: { entity: { type: 'template', id: template.id, label: template.name }, before: { retired: false }, after: { retired: true } },
      touched: ['templates', `template:${template.id}`],
    }
  },
})
