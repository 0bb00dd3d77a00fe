import { movedKeys } from './compare-order'
import type { Name, Place } from './difference'
import type { TemplateBody, TemplateGroup, TemplateItem } from './schema'

/** One phase, group or item of a body with where it stands; `order` is its place in the reading. */
export interface Placed {
  part: 'phase' | 'group' | 'item'
  key: string
  /** Of its container, in words that both bodies share. */
  container: string
  order: number
  place: Place
  name: Name
  value: Record<string, unknown>
}

const nameOf = (thing: { title: string; titleZh: string }): Name => ({ text: thing.title, textZh: thing.titleZh })
const keysOf = (items: readonly TemplateItem[]): string[] => items.flatMap((item) => [item.key, ...keysOf(item.items)])
const groupKey = (phase: string, group: string) => `${phase}\u0000${group}`

/**
 * The groups of the newer body under the names they had: a group is the one of its title in its phase, or, when that is new, the one
 * that lost its title and most of whose items it holds. So renaming a group is one change and not the moving of all its items.
 */
function formerGroups(before: TemplateBody, after: TemplateBody): Map<TemplateGroup, string> {
  const titles = (body: TemplateBody) =>
    new Set(body.phases.flatMap((phase) => phase.groups.map((group) => groupKey(phase.key, group.title))))
  const [had, has] = [titles(before), titles(after)]
  const holder = new Map<string, string>()
  for (const phase of before.phases)
    for (const group of phase.groups)
      if (!has.has(groupKey(phase.key, group.title)))
        for (const key of keysOf(group.items)) holder.set(key, groupKey(phase.key, group.title))
  const taken = new Set<string>()
  const former = new Map<TemplateGroup, string>()
  for (const phase of after.phases)
    for (const group of phase.groups) {
      const own = groupKey(phase.key, group.title)
      if (had.has(own)) continue
      const keys = keysOf(group.items)
      const counts = new Map<string, number>()
      for (const key of keys) {
        const from = holder.get(key)
        if (from !== undefined && !taken.has(from)) counts.set(from, (counts.get(from) ?? 0) + 1)
      }
      const [best] = [...counts].toSorted((a, b) => b[1] - a[1])
      if (best && best[1] * 2 >= keys.length) {
        taken.add(best[0])
        former.set(group, best[0])
      }
    }
  return former
}

/** Phases, groups and items of a body in reading order. `former` gives groups the key they had before. */
function listPlaced(body: TemplateBody, former: ReadonlyMap<TemplateGroup, string>): Placed[] {
  const placed: Placed[] = []
  const add = (entry: Omit<Placed, 'order'>) => placed.push({ ...entry, order: placed.length })
  const walk = (items: readonly TemplateItem[], container: string, place: Place) => {
    for (const { items: parts, ...value } of items) {
      const name = { text: value.text, textZh: value.textZh }
      add({ part: 'item', key: value.key, container, place, name, value })
      walk(parts, `item ${value.key}`, { ...place, parent: { key: value.key, ...name } })
    }
  }
  for (const { groups, ...phase } of body.phases) {
    const here: Place['phase'] = { key: phase.key, ...nameOf(phase) }
    add({ part: 'phase', key: phase.key, container: 'phases', place: noPlace, name: nameOf(phase), value: phase })
    for (const group of groups) {
      const key = former.get(group) ?? groupKey(phase.key, group.title)
      const value = { title: group.title, titleZh: group.titleZh }
      const place: Place = { phase: here, group: null, parent: null }
      add({ part: 'group', key, container: `phase ${phase.key}`, place, name: nameOf(group), value })
      walk(group.items, `group ${key}`, { ...place, group: nameOf(group) })
    }
  }
  return placed
}

export const noPlace: Place = { phase: null, group: null, parent: null }

/** Both plans as lists whose entries can be met by part and key, and the entries of the newer one that were moved. */
export function placePlans(before: TemplateBody, after: TemplateBody): { before: Placed[]; after: Placed[]; moved: Set<string> } {
  const lists = { before: listPlaced(before, new Map()), after: listPlaced(after, formerGroups(before, after)) }
  const containersBefore = new Map(lists.before.map((entry) => [idOf(entry), entry.container]))
  const moved = new Set<string>()
  for (const entry of lists.after) {
    const container = containersBefore.get(idOf(entry))
    if (container !== undefined && container !== entry.container) moved.add(idOf(entry))
  }
  const inside = byContainer(lists.after)
  for (const [container, then] of byContainer(lists.before)) for (const id of movedKeys(then, inside.get(container) ?? [])) moved.add(id)
  return { ...lists, moved }
}

/** What one entry is called across two bodies. */
export const idOf = (entry: Pick<Placed, 'part' | 'key'>) => `${entry.part} ${entry.key}`

function byContainer(list: readonly Placed[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const entry of list) found.set(entry.container, [...(found.get(entry.container) ?? []), idOf(entry)])
  return found
}
