import { compareParts } from './compare-parts'
import { compareFields } from './compare-fields'
import { idOf, noPlace, type Placed, placePlans } from './compare-plans'
import type { Difference, TemplateDifference } from './difference'
import type { TemplateBody } from './schema'

/**
 * What differs between two bodies of a template: added, removed, moved and changed, by key. Texts carry their word differences. Pure, and
 * safe in the browser. A group that was renamed is a change of the group and moves none of its items.
 */
export function compareTemplates(before: TemplateBody, after: TemplateBody): TemplateDifference {
  const parts = compareParts(before, after)
  const differences = [
    ...parts.filter(({ part }) => part === 'fact' || part === 'metadata'),
    ...comparePlans(before, after),
    ...parts.filter(({ part }) => part !== 'fact' && part !== 'metadata'),
  ]
  const count = (holds: (difference: Difference) => boolean) => differences.filter(holds).length
  return {
    same: differences.length === 0,
    counts: {
      added: count(({ change }) => change === 'added'),
      removed: count(({ change }) => change === 'removed'),
      changed: count(({ change, fields }) => change === 'changed' && fields.length > 0),
      moved: count(({ movedFrom }) => movedFrom !== null),
    },
    differences,
  }
}

function comparePlans(before: TemplateBody, after: TemplateBody): Difference[] {
  const plans = placePlans(before, after)
  // A key may stand twice in a draft; the second of a kind is compared with the second.
  const then = numbered(plans.before)
  const now = numbered(plans.after)
  const found: { order: number; difference: Difference }[] = []
  for (const [id, entry] of now) {
    const old = then.get(id)
    const difference = old ? changed(old, entry, plans.moved.has(idOf(entry))) : alone(entry, 'added')
    if (difference) found.push({ order: entry.order, difference })
  }
  let last = -1
  for (const [id, entry] of then) {
    const survivor = now.get(id)
    if (survivor) last = survivor.order
    else found.push({ order: last + 0.5, difference: alone(entry, 'removed') })
  }
  return found.toSorted((a, b) => a.order - b.order).map(({ difference }) => difference)
}

function numbered(list: readonly Placed[]): Map<string, Placed> {
  const seen = new Map<string, number>()
  return new Map(
    list.map((entry) => {
      const count = seen.get(idOf(entry)) ?? 0
      seen.set(idOf(entry), count + 1)
      return [count === 0 ? idOf(entry) : `${idOf(entry)} ${count}`, entry]
    }),
  )
}

function alone(entry: Placed, change: 'added' | 'removed'): Difference {
  const { part, key, name, place, value } = entry
  const sides = change === 'added' ? { before: null, after: value } : { before: value, after: null }
  return { part, key: shownKey(key), name, change, place, movedFrom: null, ...sides, fields: [] }
}

function changed(old: Placed, entry: Placed, moved: boolean): Difference | null {
  const fields = compareFields(old.value, entry.value)
  if (fields.length === 0 && !moved) return null
  return {
    part: entry.part,
    key: shownKey(entry.key),
    name: entry.name,
    change: 'changed',
    place: entry.place,
    movedFrom: moved ? (entry.part === 'phase' ? noPlace : old.place) : null,
    before: old.value,
    after: entry.value,
    fields,
  }
}

/** A group's key is its phase's and its title with a NUL between them, which no text of a body holds. */
const shownKey = (key: string) => key.replace('\u0000', '/')
