/** What a key does in the plan. */
export type PlanKey = 'next' | 'previous' | 'tick' | 'open' | 'note' | 'search' | 'help' | 'leave'

/** The keys of the plan as they are written on them. */
export const planKeys: readonly { key: string; does: PlanKey }[] = [
  { key: 'j', does: 'next' },
  { key: 'k', does: 'previous' },
  { key: ' ', does: 'tick' },
  { key: 'o', does: 'open' },
  { key: 'n', does: 'note' },
  { key: '/', does: 'search' },
  { key: '?', does: 'help' },
  { key: 'Escape', does: 'leave' },
]

/** Where the focus is when a key is pressed. */
export interface KeyPlace {
  /** In a field that takes text. */
  typing: boolean
  /** In the search of the plan. */
  searching: boolean
  /** On an item's row, or something of it that is no button of its own (its box, its text). */
  onItem: boolean
  /** In the plan, or nowhere at all. */
  near: boolean
}

/** What a key does where the focus is; null leaves it to the browser. Space belongs to buttons anywhere but on an item. */
export function keyDoes(key: string, place: KeyPlace): PlanKey | null {
  const does = planKeys.find((one) => one.key === key)?.does ?? null
  if (does === 'leave') return place.searching ? 'leave' : null
  if (place.typing || !place.near) return null
  if (does === 'tick' || does === 'open' || does === 'note') return place.onItem ? does : null
  return does
}

/** The item to go to from another: the first or last when there is none, none past the ends. */
export function stepTo(ids: readonly string[], from: string | null, does: 'next' | 'previous'): string | null {
  if (from === null || !ids.includes(from)) return (does === 'next' ? ids[0] : ids.at(-1)) ?? null
  return ids[ids.indexOf(from) + (does === 'next' ? 1 : -1)] ?? null
}
