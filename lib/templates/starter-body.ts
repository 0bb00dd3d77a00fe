import { TemplateBody } from './schema'

/** What an empty template begins with: one phase with one group, ready for its first item. */
export function starterBody(): TemplateBody {
  return TemplateBody.parse({
    phases: [{ key: 'plan', title: 'Plan', titleZh: '计划', groups: [{ title: 'Items', titleZh: '检查项', items: [] }] }],
  })
}
