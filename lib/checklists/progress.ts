import type { JudgedItem } from './rules'
import { isSettled } from './rules'

/** How far a set of items is: leaves that apply and are asked for; optional ones are counted apart. */
export interface Progress {
  settled: number
  total: number
  failed: number
  stale: number
  late: number
  optional: number
}

/** Counts leaves: a parent is its children, an absent item is not there. */
export function countProgress(items: readonly JudgedItem[]): Progress {
  const count: Progress = { settled: 0, total: 0, failed: 0, stale: 0, late: 0, optional: 0 }
  for (const item of items) {
    if (item.parent || item.state === 'absent') continue
    if (item.late) count.late++
    if (item.optional) {
      count.optional++
      continue
    }
    count.total++
    if (isSettled(item.state)) count.settled++
    if (item.state === 'failed') count.failed++
    if (item.state === 'stale') count.stale++
  }
  return count
}
