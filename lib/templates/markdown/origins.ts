import { digestOf } from '@/lib/core/canonical'
import { listTemplateItems } from '../rules'
import type { TemplateBody, TemplateItem } from '../schema'
import type { Mark, State } from './read-types'

/** Where an item of a template stands in the document it was read from. */
export interface ItemOrigin {
  /** From 1, both inclusive. */
  line: number
  endLine: number
  mark: Mark | null
  /** Where its words lie, when they are one run: an edit of the text can be written there. */
  words: { offset: number; length: number } | null
  state: State
  /** As it was read: another text now is an edit. */
  text: string
}

/** What is kept with an imported body so that edits and ticks can be written into the document itself. */
export interface Origins {
  items: Record<string, ItemOrigin>
  /** Digest of all that splicing cannot write: the body without the texts of those items. */
  shape: string
}

/** The digest of a body without the texts of items whose words lie in one run of their document. */
export function shapeOf(body: TemplateBody, items: Readonly<Record<string, ItemOrigin>>): string {
  const spliced = new Set(Object.keys(items).filter((key) => items[key]!.words !== null))
  const blank = (item: TemplateItem): TemplateItem => ({
    ...item,
    text: spliced.has(item.key) ? '' : item.text,
    textZh: spliced.has(item.key) && item.textZh === item.text ? '' : item.textZh,
    items: item.items.map(blank),
  })
  const phases = body.phases.map((phase) => ({
    ...phase,
    groups: phase.groups.map((group) => ({ ...group, items: group.items.map(blank) })),
  }))
  return digestOf({ ...body, phases })
}

/** Origins as stored; null when they are not ours to read. */
export function readOrigins(stored: unknown): Origins | null {
  if (stored === null || typeof stored !== 'object') return null
  const { items, shape } = stored as Partial<Origins>
  return typeof shape === 'string' && items !== null && typeof items === 'object' ? { items, shape } : null
}

/** Items whose text is another than the document has. */
export function editedItems(body: TemplateBody, origins: Origins): { item: TemplateItem; origin: ItemOrigin }[] {
  return listTemplateItems(body).flatMap(({ item }) => {
    const origin = Object.hasOwn(origins.items, item.key) ? origins.items[item.key]! : null
    return origin && origin.text !== item.text ? [{ item, origin }] : []
  })
}
