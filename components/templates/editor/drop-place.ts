import { MAX_DEPTH, type TemplateItem } from '@/lib/templates/schema'
import { heightOf, type Place } from './tree'

/** One line of the outline. */
export interface OutlineRow {
  item: TemplateItem
  depth: number
}

/** The items of a group as lines, parts behind what they are part of. */
export function listRows(items: readonly TemplateItem[], depth = 0): OutlineRow[] {
  return items.flatMap((item) => [{ item, depth }, ...(item.items.length > 0 ? listRows(item.items, depth + 1) : [])])
}

/** Where something dragged would land, and how deep, for the mark that shows it. */
export interface Drop {
  place: Place
  depth: number
  /** The line the mark stands under; null: at the top of the group. */
  under: string | null
}

interface Dragged {
  item: TemplateItem
  /** The depth it asks for: its own, moved by how far it was dragged sideways. */
  depth: number
}

/**
 * The place between two lines of a group: as deep as asked for where that is possible, never below something it is part of, never deeper
 * than one below the line above, never less deep than the line below. `over` null means behind the last line; `behind` says on which side
 * of it.
 */
export function dropPlace(
  group: { phase: string; group: number; items: readonly TemplateItem[] },
  dragged: Dragged,
  over: string | null,
  behind: boolean,
): Drop {
  const all = listRows(group.items)
  const rows = withoutPart(all, dragged.item.key)
  const at = rows.findIndex((row) => row.item.key === over)
  // Over itself, or a part of itself: it stays where it is, perhaps at another depth.
  const own = Math.max(
    all.findIndex((row) => row.item.key === dragged.item.key),
    0,
  )
  const index = over === null ? rows.length : at === -1 ? own : behind ? at + 1 : at
  const above = rows[index - 1]
  const below = rows[index]
  const most = Math.min(above ? above.depth + 1 : 0, MAX_DEPTH - heightOf(dragged.item))
  const depth = Math.max(Math.min(dragged.depth, most), Math.min(below?.depth ?? 0, most), 0)
  const before = rows.slice(0, index)
  const parentAt = depth === 0 ? -1 : before.findLastIndex((row) => row.depth === depth - 1)
  const sibling = before.slice(parentAt + 1).findLast((row) => row.depth === depth)
  return {
    place: {
      phase: group.phase,
      group: group.group,
      parent: depth === 0 ? null : (before[parentAt]?.item.key ?? null),
      after: sibling?.item.key ?? null,
    },
    depth,
    under: above?.item.key ?? null,
  }
}

/** The lines without an item and all below it. */
function withoutPart(rows: readonly OutlineRow[], key: string): OutlineRow[] {
  const start = rows.findIndex((row) => row.item.key === key)
  if (start === -1) return [...rows]
  const depth = rows[start]!.depth
  const length = rows.slice(start + 1).findIndex((row) => row.depth <= depth)
  return rows.toSpliced(start, length === -1 ? rows.length : length + 1)
}
