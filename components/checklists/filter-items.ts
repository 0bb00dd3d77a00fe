import type { PlanItem } from '@/lib/checklists/view'

export const itemFilters = ['all', 'open', 'mine', 'late'] as const
export type ItemFilter = (typeof itemFilters)[number]

/** Whether nothing is left to do for an item. */
export function isSettled({ state }: Pick<PlanItem, 'state'>): boolean {
  return state === 'done' || state === 'not_applicable' || state === 'waived' || state === 'absent'
}

function fits(item: PlanItem, filter: ItemFilter, personId: string | null): boolean {
  if (filter === 'all') return true
  if (item.parent || item.state === 'absent') return false
  if (filter === 'late') return item.late
  if (isSettled(item)) return false
  return filter === 'open' || (personId !== null && item.assignee?.id === personId)
}

/** Whether an item is for somebody: `role:KEY` or `person:ID`; null is anybody. */
function isFor(item: PlanItem, who: string | null): boolean {
  if (who === null) return true
  return who === `role:${item.roleKey}` || (item.assignee !== null && who === `person:${item.assignee.id}`)
}

function textOf(item: PlanItem): string {
  return [item.text, item.textZh, item.note, item.assignee?.name, item.group, item.suite?.name].join('\n').toLowerCase()
}

/**
 * The ids of the items to show: those that fit the filter, are for whom is asked and hold every word of the search, with what they are part
 * of. What does not apply is shown only where everything is, and only when asked for. `held` ones stay though they do not fit any more:
 * what was just ticked under somebody's hand.
 */
export function filterItems(
  items: readonly PlanItem[],
  {
    filter,
    words,
    personId,
    absent,
    who = null,
    held,
    found,
  }: {
    filter: ItemFilter
    words: string
    personId: string | null
    absent: boolean
    who?: string | null
    held?: ReadonlySet<string>
    /** Items in whose details all the words stand, which rows do not carry. */
    found?: ReadonlySet<string>
  },
): Set<string> {
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean)
  const byId = new Map(items.map((item) => [item.id, item]))
  const shown = new Set<string>()
  for (const item of items) {
    if (item.state === 'absent' && !(absent && filter === 'all')) continue
    if (!fits(item, filter, personId) && !held?.has(item.id)) continue
    if (!isFor(item, who)) continue
    const text = sought.length > 0 && !found?.has(item.id) ? textOf(item) : null
    if (text !== null && !sought.every((word) => text.includes(word))) continue
    for (let one: PlanItem | undefined = item; one && !shown.has(one.id); one = one.parentId ? byId.get(one.parentId) : undefined)
      shown.add(one.id)
  }
  return shown
}

/** How many items each filter would show. */
export function countFilters(items: readonly PlanItem[], personId: string | null, who: string | null = null): Record<ItemFilter, number> {
  const leaves = items.filter((item) => !item.parent && item.state !== 'absent' && isFor(item, who))
  const count = (filter: ItemFilter) => leaves.filter((item) => fits(item, filter, personId)).length
  return { all: count('all'), open: count('open'), mine: count('mine'), late: count('late') }
}

/** How far some items are: leaves that apply and are asked for. Follows the ticks that are still on their way. */
export function countSettled(items: readonly PlanItem[]): { settled: number; total: number; failed: number; stale: number } {
  const asked = items.filter((item) => !item.parent && item.state !== 'absent' && !item.optional)
  return {
    settled: asked.filter(isSettled).length,
    total: asked.length,
    failed: asked.filter((item) => item.state === 'failed').length,
    stale: asked.filter((item) => item.state === 'stale').length,
  }
}

/** The phases that stand open at first: the first with something to do, and those where something failed, is stale or late. */
export function phasesToOpen(items: readonly PlanItem[], phases: readonly { key: string }[]): Set<string> {
  const open = new Set<string>()
  for (const { key } of phases) {
    const leaves = items.filter((item) => item.phase === key && !item.parent && item.state !== 'absent')
    const waiting = leaves.some((item) => !isSettled(item) && !item.optional)
    if (waiting && open.size === 0) open.add(key)
    else if (leaves.some((item) => item.state === 'failed' || item.state === 'stale' || (item.late && !item.optional))) open.add(key)
  }
  return open
}
