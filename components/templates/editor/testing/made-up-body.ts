import { TemplateBody, type TemplateBodyInput } from '@/lib/templates/schema'

/** A body of so many items for measuring and trying: phases of 250, groups of 50, every tenth item with four parts. */
export function madeUpBody(items: number): TemplateBody {
  let made = 0
  const body: TemplateBodyInput = { facts: [{ key: 'async', label: 'Asynchronous mode is used', labelZh: '使用异步模式' }], phases: [] }
  while (made < items) {
    const phase = body.phases.length + 1
    const groups: TemplateBodyInput['phases'][number]['groups'] = []
    while (made < items && groups.length < 5) {
      const list: TemplateBodyInput['phases'][number]['groups'][number]['items'] = []
      for (let count = 0; count < 50 && made < items; count += 1) {
        made += 1
        const item = {
          key: `item_${made}`,
          text: `Item ${made} of the plan is done`,
          textZh: `计划的第 ${made} 项已完成`,
          before: 'start' as const,
        }
        const open = list.at(-1)
        if (open && made % 10 > 6) list[list.length - 1] = { ...open, items: [...(open.items ?? []), item] }
        else list.push({ ...item, items: [] })
      }
      groups.push({ title: `Group ${phase}.${groups.length + 1}`, titleZh: `分组 ${phase}.${groups.length + 1}`, items: list })
    }
    body.phases.push({ key: `phase_${phase}`, title: `Phase ${phase}`, titleZh: `阶段 ${phase}`, offset: { days: phase - 8 }, groups })
  }
  return TemplateBody.parse(body)
}
