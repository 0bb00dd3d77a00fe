import { compareFields, sameValue } from '@/lib/templates/compare-fields'
import type { Difference, DifferencePart, Name, Place } from '@/lib/templates/difference'

/** One thing of a template or of a running plan: an item, a phase, or an entry of a list beside the items. */
export interface OfferEntry {
  /** `item deploy_code`, `phase d_day`, `metric p95`: the same thing has the same id everywhere. */
  id: string
  part: DifferencePart
  key: string
  name: Name
  place: Place
  /** Where it stands, in keys: phase, group, the item it is part of. */
  where: string
  value: Readonly<Record<string, unknown>>
}

/** One difference between a running plan and the template's newer version, to be taken or left. */
export interface Offer {
  id: string
  difference: Difference
  /** The plan itself was edited in what would change: taking it replaces that edit. */
  editedHere: boolean
}

/**
 * What a newer version of a template offers to a plan made from an older one. Offered is only what the template changed between `base` (the
 * version last settled) and `next`, and only where the plan is not so already: what people added, edited or removed by hand stays as it is
 * unless the template changed the same thing too, and what was left once is not offered again. In the order of `next`; removals last.
 */
export function offerChanges(base: readonly OfferEntry[], next: readonly OfferEntry[], plan: readonly OfferEntry[]): Offer[] {
  const [then, here] = [byId(base), byId(plan)]
  const wanted = byId(next)
  return [
    ...next.flatMap((entry) => offerOf(then.get(entry.id), entry, here.get(entry.id)) ?? []),
    ...plan.filter((entry) => then.has(entry.id) && !wanted.has(entry.id)).map((entry) => removalOf(then.get(entry.id)!, entry)),
  ]
}

const byId = (entries: readonly OfferEntry[]) => new Map(entries.map((entry) => [entry.id, entry]))

function offerOf(was: OfferEntry | undefined, entry: OfferEntry, here: OfferEntry | undefined): Offer | null {
  const { id, part, key, name, place } = entry
  const common = { part, key, name, place, after: entry.value }
  if (!here) {
    // It was there before and is no longer: somebody removed it here, or left it when it was offered.
    if (was) return null
    return { id, editedHere: false, difference: { ...common, change: 'added', movedFrom: null, before: null, fields: [] } }
  }
  const changed = Object.keys(entry.value).filter(
    (field) => !(was && sameValue(was.value[field], entry.value[field])) && !sameValue(here.value[field], entry.value[field]),
  )
  const moved = was !== undefined && was.where !== entry.where && here.where !== entry.where
  if (changed.length === 0 && !moved) return null
  const only = (value: Readonly<Record<string, unknown>>) => Object.fromEntries(changed.map((field) => [field, value[field]]))
  const edited =
    was !== undefined && (changed.some((field) => !sameValue(was.value[field], here.value[field])) || (moved && was.where !== here.where))
  return {
    id,
    editedHere: edited,
    difference: {
      ...common,
      name: here.name,
      change: 'changed',
      movedFrom: moved ? here.place : null,
      before: only(here.value),
      after: only(entry.value),
      fields: compareFields(only(here.value), only(entry.value)),
    },
  }
}

function removalOf(was: OfferEntry, here: OfferEntry): Offer {
  const { id, part, key, name, place } = here
  const editedHere = !sameValue(was.value, here.value)
  return {
    id,
    editedHere,
    difference: { part, key, name, change: 'removed', place, movedFrom: null, before: here.value, after: null, fields: [] },
  }
}
