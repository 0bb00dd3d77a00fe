import { MAX_DEPTH, type TemplateBody, type TemplateItem } from '@/lib/templates/schema'
import type { Adding } from './outline-context'
import { findItem, type Place } from './tree'

/** Where a new item is written in the outline when it shall come to a place: how deep, and under which line. */
export function addingAt(body: TemplateBody, place: Place): Adding {
  const parent = place.parent === null ? null : findItem(body, place.parent)
  const depth = parent ? parent.depth + 1 : 0
  const sibling = place.after === null ? null : findItem(body, place.after)
  const under = sibling ? lastBelow(sibling.item).key : (parent?.item.key ?? null)
  return { place, depth, under, text: '' }
}

/** The same new item one level further in or out; as it was where there is no such level. */
export function shiftedAdding(body: TemplateBody, adding: Adding, direction: 'in' | 'out'): Adding {
  const { phase, group, parent, after } = adding.place
  if (direction === 'in') {
    const above = after === null ? null : findItem(body, after)
    if (!above || adding.depth + 1 >= MAX_DEPTH) return adding
    return addingAt(body, { phase, group, parent: above.item.key, after: above.item.items.at(-1)?.key ?? null })
  }
  const over = parent === null ? null : findItem(body, parent)
  if (!over) return adding
  return addingAt(body, { phase, group, parent: over.parent?.key ?? null, after: over.item.key })
}

function lastBelow(item: TemplateItem): TemplateItem {
  const last = item.items.at(-1)
  return last ? lastBelow(last) : item
}
