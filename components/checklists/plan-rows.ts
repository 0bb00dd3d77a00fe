import type { PlanItem } from '@/lib/checklists/view'
import type { WhoOption } from './plan-toolbar'

/** A set with one entry more or less. */
export function flip(known: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(known)
  if (!next.delete(id)) next.add(id)
  return next
}

/** The ids of a phase's rows as they stand in the page: group by group. */
export function rowsOf(items: readonly PlanItem[], groups: readonly { title: string }[], shown: ReadonlySet<string>): string[] {
  const byGroup = Map.groupBy(
    items.filter((item) => shown.has(item.id)),
    (item) => item.group,
  )
  return groups.flatMap((group) => (byGroup.get(group.title) ?? []).map((item) => item.id))
}

/** Everybody items are for: roles that are named, people who have been given some. */
export function whoIn(items: readonly PlanItem[], roleName: (key: string) => string): { roles: WhoOption[]; people: WhoOption[] } {
  const roles = new Map<string, string>()
  const people = new Map<string, string>()
  for (const { roleKey, assignee } of items) {
    if (roleKey !== null) roles.set(`role:${roleKey}`, roleName(roleKey))
    if (assignee) people.set(`person:${assignee.id}`, assignee.name)
  }
  const sorted = (known: Map<string, string>) =>
    [...known].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label))
  return { roles: sorted(roles), people: sorted(people) }
}
