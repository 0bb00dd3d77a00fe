import type { Remedy } from '@/lib/releases/stations/station'

/** Where on the release page, or elsewhere, a blocker can be cleared; null where there is only waiting. */
export function remedyHref(remedy: Remedy): string | null {
  switch (remedy.kind) {
    case 'item':
      return `#item-${remedy.itemId}`
    case 'smoke':
      return `#suite-${remedy.suiteId}`
    case 'slot':
      return `#slot-${remedy.slotId}`
    case 'page':
      return remedy.href
    case 'wait':
      return null
  }
}
