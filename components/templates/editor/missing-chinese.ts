import type { TemplateBody, TemplateItem } from '@/lib/templates/schema'

/** How many texts of one entry have no Chinese; lists in it are not looked into. */
export function missingIn(entry: object): number {
  const texts = entry as Record<string, unknown>
  return Object.keys(texts).filter(
    (name) => name.endsWith('Zh') && texts[name] === '' && typeof texts[name.slice(0, -2)] === 'string' && texts[name.slice(0, -2)] !== '',
  ).length
}

/** How many texts of a body have no Chinese, and the first item among them. */
export function missingChinese(body: TemplateBody): { count: number; item: string | null } {
  let count = 0
  let first: string | null = null
  const walk = (items: readonly TemplateItem[]) => {
    for (const item of items) {
      const missing = missingIn(item)
      if (missing > 0) first ??= item.key
      count += missing
      walk(item.items)
    }
  }
  for (const phase of body.phases) {
    count += missingIn(phase)
    for (const group of phase.groups) {
      count += missingIn(group)
      walk(group.items)
    }
  }
  for (const list of [
    body.facts,
    body.slots,
    body.metadata,
    body.metrics,
    body.watches,
    body.communications,
    body.risks,
    body.triggers,
    body.prompts,
  ])
    for (const entry of list) count += missingIn(entry)
  for (const communication of body.communications) for (const field of communication.fields) count += missingIn(field)
  return { count, item: first }
}
