import { Key, type TemplateBody, type TemplateItem } from '@/lib/templates/schema'
import { alike } from './alike'
import { freeKey } from './make-key'
import type { Operation, PartName } from './operation'
import { partShapes } from './part-shapes'
import { swapped } from './swapped'

type PartOperation = Extract<Operation, { do: `part_${string}` }>
type Entry = Record<string, unknown>

/** The body after an operation on one of the lists beside the phases; the same body when it does not apply. */
export function applyPart(body: TemplateBody, operation: PartOperation): TemplateBody {
  const { part } = operation
  const list = body[part] as unknown as Entry[]
  const { shape, max } = partShapes[part]
  const withList = (next: unknown[]): TemplateBody => ({ ...body, [part]: next })
  if (operation.do === 'part_added') {
    const parsed = shape.safeParse(withFreeKey(part, list, operation.value))
    return parsed.success && list.length < max ? withList([...list, parsed.data]) : body
  }
  const entry = list[operation.at]
  if (!entry) return body
  switch (operation.do) {
    case 'part_set': {
      const others = list.toSpliced(operation.at, 1)
      const taken = partShapes[part].keyed && others.some((other) => other.key === operation.set.key)
      const parsed = shape.safeParse({ ...entry, ...operation.set })
      if (!parsed.success || taken || alike(entry, parsed.data)) return body
      const next = withList(list.toSpliced(operation.at, 1, parsed.data as Entry))
      const key = (parsed.data as Entry).key
      return key === entry.key ? next : renamed(next, part, String(entry.key), String(key))
    }
    case 'part_moved':
      return swapped(list, operation.at, operation.by, withList) ?? body
    case 'part_removed':
      return withList(list.toSpliced(operation.at, 1))
  }
}

function withFreeKey(part: PartName, list: readonly Entry[], value: Readonly<Entry>): Entry {
  if (!partShapes[part].keyed || !Key.safeParse(value.key).success) return { ...value }
  return { ...value, key: freeKey(String(value.key), new Set(list.map((entry) => String(entry.key)))) }
}

/** What names a fact, a metric or a communication goes on naming it when its key changes. */
function renamed(body: TemplateBody, part: PartName, from: string, to: string): TemplateBody {
  if (part === 'facts') return eachItem(body, (item) => renameFact(item, from, to))
  if (part === 'communications') return eachItem(body, (item) => renameCommunication(item, from, to))
  if (part !== 'metrics') return body
  const watches = body.watches.map((watch) =>
    watch.figures.includes(from) ? { ...watch, figures: watch.figures.map((figure) => (figure === from ? to : figure)) } : watch,
  )
  return { ...body, watches }
}

function renameFact(item: TemplateItem, from: string, to: string): TemplateItem {
  if (item.condition === null) return item
  // `set(NAME)` names a variable in capitals, so a small-letter word of its own is always a fact – but for `set(` itself.
  const condition = item.condition.replace(/(?<![A-Za-z0-9_])[a-z][a-z0-9_]*(?!\s*\()(?![A-Za-z0-9_])/g, (word) =>
    word === from ? to : word,
  )
  return condition === item.condition || condition.length > 200 ? item : { ...item, condition }
}

function renameCommunication(item: TemplateItem, from: string, to: string): TemplateItem {
  if (item.kind !== 'communication' || item.params.communication !== from) return item
  return { ...item, params: { ...item.params, communication: to } }
}

function eachItem(body: TemplateBody, change: (item: TemplateItem) => TemplateItem): TemplateBody {
  const walk = (items: TemplateItem[]): TemplateItem[] => {
    const next = items.map((item) => {
      const below = item.items.length > 0 ? walk(item.items) : item.items
      return change(below === item.items ? item : { ...item, items: below })
    })
    return next.every((item, index) => item === items[index]) ? items : next
  }
  const phases = body.phases.map((phase) => ({ ...phase, groups: phase.groups.map((group) => ({ ...group, items: walk(group.items) })) }))
  return { ...body, phases }
}
