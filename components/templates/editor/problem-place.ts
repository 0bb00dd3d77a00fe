import type { TemplateBody, TemplateItem } from '@/lib/templates/schema'
import type { PartName } from './operation'

/** The tabs of the editor. */
export const TABS = ['plan', 'people', 'watch', 'communications', 'risks', 'preview', 'source'] as const
export type TabName = (typeof TABS)[number]

/** Which lists a tab shows. */
export const tabParts: Partial<Record<TabName, readonly PartName[]>> = {
  people: ['slots', 'facts', 'metadata'],
  watch: ['metrics', 'watches', 'alerts'],
  communications: ['communications'],
  risks: ['risks', 'triggers', 'prompts'],
}

/** Where a problem's path leads: to an item, an entry of a list, a phase or a group. */
export type ProblemPlace =
  | { tab: 'plan'; item: string }
  | { tab: 'plan'; anchor: string; phase: string }
  | { tab: TabName; part: PartName; at: number }
  | { tab: 'plan' }

/** Reads `phases.0.groups.1.items.2.items.0.kind` or `watches.3.phase`. What is nowhere any more leads to the plan. */
export function placeOf(body: TemplateBody, path: string): ProblemPlace {
  const [list, first, ...rest] = path.split('.')
  const at = Number(first)
  if (list !== 'phases') {
    const tab = (Object.keys(tabParts) as TabName[]).find((name) => tabParts[name]?.includes(list as PartName))
    return tab && Number.isInteger(at) ? { tab, part: list as PartName, at } : { tab: 'plan' }
  }
  const phase = body.phases[at]
  if (!phase) return { tab: 'plan' }
  if (rest[0] !== 'groups') return { tab: 'plan', anchor: `phase-${phase.key}`, phase: phase.key }
  const group = phase.groups[Number(rest[1])]
  // Groups behind the written ones are a watch's readings.
  if (!group) return watchAt(body, phase.key)
  const item = rest[2] === 'items' ? itemAt(group.items, rest.slice(3)) : null
  return item ? { tab: 'plan', item: item.key } : { tab: 'plan', anchor: `group-${phase.key}-${rest[1]}`, phase: phase.key }
}

function itemAt(items: readonly TemplateItem[], rest: readonly string[]): TemplateItem | null {
  const item = items[Number(rest[0])]
  if (!item) return null
  return rest[1] === 'items' && rest.length > 2 ? (itemAt(item.items, rest.slice(2)) ?? item) : item
}

function watchAt(body: TemplateBody, phase: string): ProblemPlace {
  const at = body.watches.findIndex((watch) => watch.phase === phase)
  return at === -1 ? { tab: 'plan' } : { tab: 'watch', part: 'watches', at }
}
