import type { TemplateBody } from '@/lib/templates/schema'
import { findItem, type Place } from './tree'

export type Direction = 'in' | 'out' | 'up' | 'down'

/**
 * Where an item goes when it is moved one step: `in` becomes the last part of the sibling above, `out` stands behind its parent, `up` and
 * `down` pass a sibling, and at the end of a group pass on to the next group. Null where there is no such step.
 */
export function stepPlace(body: TemplateBody, key: string, direction: Direction): Place | null {
  const found = findItem(body, key)
  if (!found) return null
  const { phase, group, parent, siblings, index } = found
  const here = { phase, group, parent: parent?.key ?? null }
  switch (direction) {
    case 'in': {
      const above = siblings[index - 1]
      return above ? { phase, group, parent: above.key, after: above.items.at(-1)?.key ?? null } : null
    }
    case 'out': {
      if (!parent) return null
      return { phase, group, parent: findItem(body, parent.key)?.parent?.key ?? null, after: parent.key }
    }
    case 'up':
      if (index > 0) return { ...here, after: siblings[index - 2]?.key ?? null }
      return parent ? null : endOf(body, beside(body, phase, group, -1))
    case 'down':
      if (index < siblings.length - 1) return { ...here, after: siblings[index + 1]!.key }
      return parent ? null : startOf(beside(body, phase, group, 1))
  }
}

/** The group before or after a group, across phases. */
function beside(body: TemplateBody, phase: string, group: number, by: 1 | -1): { phase: string; group: number } | null {
  const all = body.phases.flatMap((one) => one.groups.map((_, index) => ({ phase: one.key, group: index })))
  const at = all.findIndex((one) => one.phase === phase && one.group === group)
  return all[at + by] ?? null
}

const startOf = (group: { phase: string; group: number } | null): Place | null => group && { ...group, parent: null, after: null }

function endOf(body: TemplateBody, group: { phase: string; group: number } | null): Place | null {
  if (!group) return null
  const items = body.phases.find((phase) => phase.key === group.phase)?.groups[group.group]?.items ?? []
  return { ...group, parent: null, after: items.at(-1)?.key ?? null }
}
