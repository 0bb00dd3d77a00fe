import { MAX_DEPTH, type TemplateBody, type TemplateGroup, type TemplateItem } from '@/lib/templates/schema'

/** Where an item stands or shall stand: in a group, below `parent` or at its top, behind the sibling `after` or first. */
export interface Place {
  phase: string
  group: number
  parent: string | null
  after: string | null
}

/** An item with what is around it. `depth` 0 is the top of a group. */
export interface Found {
  item: TemplateItem
  parent: TemplateItem | null
  siblings: readonly TemplateItem[]
  index: number
  depth: number
  phase: string
  group: number
}

/** Most items of a group, and most parts of one item; as the schema says. */
export const MAX_IN_GROUP = 500
export const MAX_PARTS = 100

/** The item of a key, or null. */
export function findItem(body: TemplateBody, key: string): Found | null {
  for (const phase of body.phases) {
    for (const [group, { items }] of phase.groups.entries()) {
      const found = findIn(items, key, null, 0)
      if (found) return { ...found, phase: phase.key, group }
    }
  }
  return null
}

function findIn(
  items: readonly TemplateItem[],
  key: string,
  parent: TemplateItem | null,
  depth: number,
): Omit<Found, 'phase' | 'group'> | null {
  for (const [index, item] of items.entries()) {
    if (item.key === key) return { item, parent, siblings: items, index, depth }
    const below = item.items.length > 0 ? findIn(item.items, key, item, depth + 1) : null
    if (below) return below
  }
  return null
}

/** Keys of all items. */
export function itemKeys(body: TemplateBody): Set<string> {
  const keys = new Set<string>()
  const walk = (items: readonly TemplateItem[]) => {
    for (const item of items) {
      keys.add(item.key)
      walk(item.items)
    }
  }
  for (const phase of body.phases) for (const group of phase.groups) walk(group.items)
  return keys
}

/** Levels of an item: 1 without parts. */
export function heightOf(item: TemplateItem): number {
  return 1 + item.items.reduce((most, child) => Math.max(most, heightOf(child)), 0)
}

/** Lines of an item: itself and all below it. */
export const lineCount = (item: TemplateItem): number => 1 + item.items.reduce((sum, child) => sum + lineCount(child), 0)

/** Whether an item of this key is in the item or below it. */
export function holds(item: TemplateItem, key: string): boolean {
  return item.key === key || item.items.some((child) => holds(child, key))
}

/** The body with one group changed; everything else is the same objects, so that what did not change need not be drawn or compared. */
export function withGroup(body: TemplateBody, phase: string, group: number, change: (group: TemplateGroup) => TemplateGroup): TemplateBody {
  return {
    ...body,
    phases: body.phases.map((one) =>
      one.key === phase ? { ...one, groups: one.groups.map((each, index) => (index === group ? change(each) : each)) } : one,
    ),
  }
}

/** The body with one item changed (or taken out: null). */
export function withItem(body: TemplateBody, key: string, change: (item: TemplateItem) => TemplateItem | null): TemplateBody {
  const found = findItem(body, key)
  if (!found) return body
  return withGroup(body, found.phase, found.group, (group) => ({ ...group, items: changeIn(group.items, key, change) }))
}

function changeIn(items: TemplateItem[], key: string, change: (item: TemplateItem) => TemplateItem | null): TemplateItem[] {
  const index = items.findIndex((item) => item.key === key)
  if (index !== -1) {
    const changed = change(items[index]!)
    return changed === null ? items.toSpliced(index, 1) : items.toSpliced(index, 1, changed)
  }
  let found = false
  return items.map((item) => {
    if (found || item.items.length === 0) return item
    const below = changeIn(item.items, key, change)
    found = below.some((child, at) => child !== item.items[at]) || below.length !== item.items.length
    return found ? { ...item, items: below } : item
  })
}

/** The same step for an item and all below it: parts belong to the step of what they are part of. */
export function settleBefore(item: TemplateItem, before: TemplateItem['before']): TemplateItem {
  const items = item.items.map((child) => settleBefore(child, before))
  if (item.before === before && items.every((child, index) => child === item.items[index])) return item
  return { ...item, before, items }
}

/**
 * The body with the item put at the place; null where it cannot be: no such group or parent, too deep, too many. A sibling that is not
 * there (somebody removed it) means the end.
 */
export function putItem(body: TemplateBody, place: Place, item: TemplateItem): TemplateBody | null {
  const group = body.phases.find((phase) => phase.key === place.phase)?.groups[place.group]
  if (!group) return null
  if (place.parent === null) {
    if (group.items.length >= MAX_IN_GROUP || heightOf(item) > MAX_DEPTH) return null
    return withGroup(body, place.phase, place.group, (one) => ({ ...one, items: insert(one.items, place.after, item) }))
  }
  const parent = findItem(body, place.parent)
  if (!parent || parent.depth + 1 + heightOf(item) > MAX_DEPTH || parent.item.items.length >= MAX_PARTS) return null
  const settled = settleBefore(item, parent.item.before)
  return withItem(body, place.parent, (one) => ({ ...one, items: insert(one.items, place.after, settled) }))
}

function insert(items: readonly TemplateItem[], after: string | null, item: TemplateItem): TemplateItem[] {
  if (after === null) return [item, ...items]
  const index = items.findIndex((one) => one.key === after)
  return index === -1 ? [...items, item] : items.toSpliced(index + 1, 0, item)
}
