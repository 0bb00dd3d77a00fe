import type { Facts } from '@/lib/templates/condition'

/** A release's facts as stored; anything that is no boolean is left out, so that a condition on it fails closed. */
export function readFacts(stored: unknown): Facts {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'))
}
