import { type Actor, type Grant, grantsOf, holdsRoleForAll, readableIntegrations } from '@/lib/core/actor'

/** Which entries an actor may read: all, or those of some integrations and their own. */
export type AuditScope = { all: true } | { all: false; integrations: 'all' | string[]; personId: string | null }

/**
 * Administrators and release managers of the whole installation read everything. Others read what concerns integrations they may read,
 * and what they did or what was done to their own account; a machine nothing without the scope `read`.
 */
export function auditScopeOf(actor: Actor): AuditScope | null {
  if (actor.kind === 'visitor' || (actor.kind === 'token' && !actor.scopes.includes('read'))) return null
  const grants: Grant[] = grantsOf(actor)
  if (actor.kind === 'job' || holdsRoleForAll(grants, 'release_manager')) return { all: true }
  return { all: false, integrations: readableIntegrations(actor), personId: actor.kind === 'person' ? actor.id : null }
}

/** One value that an entry changed. `path` leads to it; a side that has none is undefined. */
export type Difference = { path: string; before: unknown; after: unknown }

/** Most differences that are listed; an entry that changed more is shown whole instead. */
export const mostDifferences = 500

/**
 * What changed between two values of an entry, field by field and in their order: equal fields are left out, lists of plain values count as
 * one value, and a field that only one side has shows the other as undefined.
 */
export function differences(before: unknown, after: unknown): Difference[] {
  const found: Difference[] = []
  walk('', before ?? undefined, after ?? undefined, found)
  return found
}

function walk(path: string, before: unknown, after: unknown, found: Difference[]): void {
  if (found.length >= mostDifferences || same(before, after)) return
  const sides = [before, after].filter((side) => side !== undefined && side !== null)
  if (sides.length > 0 && sides.every((side) => isOpen(side))) {
    const keys = new Set(sides.flatMap((side) => Object.keys(side as object)))
    for (const key of keys) walk(path ? `${path}.${key}` : key, at(before, key), at(after, key), found)
    if (keys.size > 0) return
  }
  found.push({ path, before, after })
}

/** Whether a value is looked into: an object, or a list that holds objects. */
function isOpen(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => item !== null && typeof item === 'object')
  return value !== null && typeof value === 'object'
}

function at(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/** A value as a page shows it: texts as they are, everything else as JSON; nothing for what is not there. */
export function shownValue(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
