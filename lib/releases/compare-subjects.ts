import type { Json } from './subject-facts'
import type { Subject } from './subject'
import { type Part, parts } from './subject-parts'

/** One place where two contents differ. `path` leads to it from the part's root, by keys and list positions. */
export interface Difference {
  path: string[]
  kind: 'added' | 'removed' | 'changed'
  before?: Json
  after?: Json
}

/** A part that is no longer what was signed, with what is different in it. */
export interface PartDifference {
  part: Part
  differences: Difference[]
}

/**
 * Which covered parts are no longer what was signed. Not compared: a part the slot does not cover, and a part that did
 * not exist when it was signed. Two parts read their difference in one direction only, because routine progress never
 * makes a signature stale: evidence that was added, and an exception that was resolved, are not changes.
 */
export function compareSubjects(signed: Subject, current: Subject, covers: readonly string[]): PartDifference[] {
  return parts.flatMap((part) => {
    if (!covers.includes(part)) return []
    const before = signed[part]
    const after = current[part]
    if (!before) return []
    if (!after) return [{ part, differences: [{ path: [], kind: 'removed' as const, before: before.content }] }]
    if (before.digest === after.digest) return []
    const differences = listDifferences(before.content, after.content).filter((difference) => counts(part, difference))
    return differences.length > 0 ? [{ part, differences }] : []
  })
}

function counts(part: Part, difference: Difference): boolean {
  if (difference.path.length !== 1) return true
  if (part === 'evidence') return difference.kind !== 'added'
  if (part === 'exceptions') return difference.kind !== 'removed'
  return true
}

/** Every added, removed or changed place between two JSON values, in the order of their keys. Equal values give none. */
export function listDifferences(before: Json, after: Json, path: string[] = []): Difference[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const old = before as Record<string, Json>
    const now = after as Record<string, Json>
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort(byKey)
    return keys.flatMap((key): Difference[] => {
      const here = [...path, key]
      if (!Object.hasOwn(old, key)) return [{ path: here, kind: 'added', after: now[key] as Json }]
      if (!Object.hasOwn(now, key)) return [{ path: here, kind: 'removed', before: old[key] as Json }]
      return listDifferences(old[key] as Json, now[key] as Json, here)
    })
  }
  return Object.is(before, after) || (before === 0 && after === 0) ? [] : [{ path, kind: 'changed', before, after }]
}

function isBranch(value: Json): value is Json[] | { [key: string]: Json } {
  return typeof value === 'object' && value !== null
}

/** List positions in number order (2 before 10), names in code order. */
function byKey(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)]
  if (Number.isInteger(left) && Number.isInteger(right)) return left - right
  return a < b ? -1 : a > b ? 1 : 0
}
