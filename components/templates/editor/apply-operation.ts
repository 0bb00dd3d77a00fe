import { z } from 'zod'
import { itemTexts, Key, MAX_DEPTH, type TemplateBody, TemplateGroup, type TemplateItem, TemplatePhase } from '@/lib/templates/schema'
import { alike } from './alike'
import { applyPart } from './apply-part'
import { freeKey } from './make-key'
import type { ItemChange, Operation } from './operation'
import { swapped } from './swapped'
import { findItem, heightOf, holds, itemKeys, type Place, putItem, settleBefore, withGroup, withItem } from './tree'

const ItemAlone = z.strictObject({ key: Key, ...itemTexts })
const PhaseTexts = TemplatePhase.omit({ groups: true })
const GroupTexts = TemplateGroup.omit({ items: true })
const MAX_PHASES = 60
const MAX_GROUPS = 100

/**
 * The body after an operation; the very same body when it does not apply: what it names is not there (any more), or the result would
 * not have a template's shape. Keys stay unique. Pure; everything untouched is the same objects.
 */
export function applyOperation(body: TemplateBody, operation: Operation): TemplateBody {
  switch (operation.do) {
    case 'item_added':
      return addItem(body, operation.key, operation.text, operation.place)
    case 'item_set':
      return setItem(body, operation.key, operation.set)
    case 'item_moved':
      return moveItem(body, operation.key, operation.place)
    case 'item_removed':
      return withItem(body, operation.key, () => null)
    case 'phase_added':
    case 'phase_set':
    case 'phase_moved':
    case 'phase_removed':
      return applyPhase(body, operation)
    case 'group_added':
    case 'group_set':
    case 'group_moved':
    case 'group_removed':
      return applyGroup(body, operation)
    case 'part_added':
    case 'part_set':
    case 'part_moved':
    case 'part_removed':
      return applyPart(body, operation)
  }
}

function addItem(body: TemplateBody, key: string, text: string, place: Place): TemplateBody {
  const item = ItemAlone.safeParse({ key: freeKey(key, itemKeys(body)), text, before: stepAt(body, place) })
  return item.success ? (putItem(body, place, { ...item.data, items: [] }) ?? body) : body
}

/** The step an item put there belongs to: its parent's, else its neighbours'. */
function stepAt(body: TemplateBody, place: Place): TemplateItem['before'] {
  if (place.parent !== null) return findItem(body, place.parent)?.item.before ?? 'start'
  const at = body.phases.findIndex((phase) => phase.key === place.phase)
  const phase = body.phases[at]
  const group = phase?.groups[place.group]?.items ?? []
  const near = group.find((item) => item.key === place.after) ?? group[0] ?? phase?.groups.flatMap((one) => one.items)[0]
  if (near) return near.before
  const earlier = body.phases.slice(0, Math.max(at, 0)).flatMap((one) => one.groups.flatMap((each) => each.items))
  return earlier.at(-1)?.before ?? 'start'
}

function setItem(body: TemplateBody, key: string, set: ItemChange): TemplateBody {
  const found = findItem(body, key)
  if (!found) return body
  const { items, ...alone } = found.item
  const parsed = ItemAlone.safeParse({ ...alone, ...set })
  if (!parsed.success) return body
  // Parts belong to the step of what they are part of, so the step is the outermost one's to say.
  const before = found.parent ? found.parent.before : parsed.data.before
  const next = { ...parsed.data, before, items }
  if (alike(alone, { ...parsed.data, before })) return body
  return withItem(body, key, () => settleBefore(next, before))
}

function moveItem(body: TemplateBody, key: string, place: Place): TemplateBody {
  const found = findItem(body, key)
  if (!found || place.after === key || (place.parent !== null && holds(found.item, place.parent))) return body
  const before = found.siblings[found.index - 1]?.key ?? null
  const here = place.phase === found.phase && place.group === found.group && place.parent === (found.parent?.key ?? null)
  if (here && place.after === before) return body
  return (
    putItem(
      withItem(body, key, () => null),
      place,
      found.item,
    ) ?? body
  )
}

/** Whether an item may be put there: not into itself, not too deep. */
export function mayMove(body: TemplateBody, key: string, place: Place): boolean {
  const found = findItem(body, key)
  if (!found || place.after === key || (place.parent !== null && holds(found.item, place.parent))) return false
  const depth = place.parent === null ? 0 : (findItem(body, place.parent)?.depth ?? MAX_DEPTH) + 1
  return depth + heightOf(found.item) <= MAX_DEPTH
}

type PhaseOperation = Extract<Operation, { do: `phase_${string}` }>

function applyPhase(body: TemplateBody, operation: PhaseOperation): TemplateBody {
  const at = body.phases.findIndex((phase) => phase.key === operation.key)
  const phase = body.phases[at]
  if (operation.do === 'phase_added') {
    const key = freeKey(operation.key, new Set(body.phases.map((one) => one.key)))
    const made = TemplatePhase.safeParse({ key, title: operation.title, groups: [{ title: operation.group, items: [] }] })
    if (!made.success || body.phases.length >= MAX_PHASES) return body
    const behind = body.phases.findIndex((one) => one.key === operation.after)
    const index = operation.after === null ? 0 : behind === -1 ? body.phases.length : behind + 1
    return { ...body, phases: body.phases.toSpliced(index, 0, made.data) }
  }
  if (!phase) return body
  switch (operation.do) {
    case 'phase_set': {
      const { groups, ...texts } = phase
      const parsed = PhaseTexts.safeParse({ ...texts, ...operation.set })
      if (!parsed.success || alike(texts, parsed.data)) return body
      return { ...body, phases: body.phases.toSpliced(at, 1, { ...parsed.data, groups }) }
    }
    case 'phase_moved':
      return swapped(body.phases, at, operation.by, (phases) => ({ ...body, phases })) ?? body
    case 'phase_removed':
      return body.phases.length > 1 ? { ...body, phases: body.phases.toSpliced(at, 1) } : body
  }
}

type GroupOperation = Extract<Operation, { do: `group_${string}` }>

function applyGroup(body: TemplateBody, operation: GroupOperation): TemplateBody {
  const at = body.phases.findIndex((phase) => phase.key === operation.phase)
  const phase = body.phases[at]
  if (!phase) return body
  const withGroups = (groups: TemplateGroup[]) => ({ ...body, phases: body.phases.toSpliced(at, 1, { ...phase, groups }) })
  if (operation.do === 'group_added') {
    const made = TemplateGroup.safeParse({ title: operation.title, items: [] })
    return made.success && phase.groups.length < MAX_GROUPS ? withGroups([...phase.groups, made.data]) : body
  }
  const group = phase.groups[operation.group]
  if (!group) return body
  switch (operation.do) {
    case 'group_set': {
      const { items, ...texts } = group
      const parsed = GroupTexts.safeParse({ ...texts, ...operation.set })
      if (!parsed.success || alike(texts, parsed.data)) return body
      return withGroup(body, phase.key, operation.group, () => ({ ...parsed.data, items }))
    }
    case 'group_moved':
      return swapped(phase.groups, operation.group, operation.by, withGroups) ?? body
    case 'group_removed':
      return phase.groups.length > 1 ? withGroups(phase.groups.toSpliced(operation.group, 1)) : body
  }
}
