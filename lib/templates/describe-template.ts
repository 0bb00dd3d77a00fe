import { isDeepStrictEqual } from 'node:util'
import { command, type Outcome } from '@/lib/core/command'
import { DescribeTemplateInput } from './draft-schema'
import { lockUsedTemplate } from './lock-template'

/** Says what a template is called, what it is for, how it is found and when it is looked over next. Its versions stay as they are. */
export const describeTemplate = command({
  name: 'template.describe',
  input: DescribeTemplateInput,
  run: async ({ tx, input, now, expectVersion }): Promise<Outcome<{ version: number }>> => {
    const template = await lockUsedTemplate(tx, input.templateId)
    const { templateId, ...after } = input
    const before = {
      name: template.name,
      nameZh: template.nameZh,
      description: template.description,
      descriptionZh: template.descriptionZh,
      tags: template.tags,
      nextReviewOn: template.nextReviewOn?.toISOString().slice(0, 10) ?? null,
    }
    expectVersion({ version: template.version, value: before })
    if (isDeepStrictEqual(before, after)) return { value: { version: template.version }, audit: null }
    const { version } = await tx.template.update({
      where: { id: templateId },
      data: {
        ...after,
        nextReviewOn: input.nextReviewOn === null ? null : new Date(input.nextReviewOn),
        updatedAt: now,
        version: { increment: 1 },
      },
      select: { version: true },
    })
    return {
      value: { version },
      audit: { entity: { type: 'template', id: templateId, label: after.name }, before, after },
      touched: ['templates', `template:${templateId}`],
    }
  },
})
