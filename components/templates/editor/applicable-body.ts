import { judgeCondition } from '@/lib/templates/condition'
import type { TemplateBody, TemplateItem } from '@/lib/templates/schema'

/** An item a release with these facts would not have, and why. */
export interface LeftOut {
  item: TemplateItem
  condition: string
}

/**
 * The body as a release with these facts would read it, and what it would leave out. A condition that cannot be answered (a variable's
 * value belongs to an environment) applies, as it does in a release.
 */
export function applicableBody(body: TemplateBody, facts: Readonly<Record<string, boolean>>): { body: TemplateBody; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = []
  const keep = (items: readonly TemplateItem[]): TemplateItem[] =>
    items.flatMap((item) => {
      if (item.condition !== null && judgeCondition(item.condition, facts) === false) {
        leftOut.push({ item, condition: item.condition })
        return []
      }
      return [{ ...item, items: keep(item.items) }]
    })
  const phases = body.phases.map((phase) => ({ ...phase, groups: phase.groups.map((group) => ({ ...group, items: keep(group.items) })) }))
  return { body: { ...body, phases }, leftOut }
}
