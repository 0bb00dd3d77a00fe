import { command } from '@/lib/core/command'
import { lockTemplate } from './lock-template'
import { lockSource, tellSource } from './source-row'
import { SourceOfInput } from './source-schema'

/** Ends following a file. Versions that came from it stay; a password that was kept for it is gone. */
export const unfollowSource = command({
  name: 'template.unfollow',
  input: SourceOfInput,
  run: async ({ tx, input }) => {
    const template = await lockTemplate(tx, input.templateId)
    const source = await lockSource(tx, { templateId: template.id })
    await tx.templateSource.delete({ where: { id: source.id } })
    return {
      value: { templateId: template.id },
      audit: { entity: { type: 'template', id: template.id, label: template.name }, before: tellSource(source), after: null },
      touched: [`template:${template.id}`],
    }
  },
})
