import type { TemplateBody } from '../schema'
import { escapeInline } from './dialect-inline'
import { fitLine } from './fit-text'
import { editedItems, type Origins, shapeOf } from './origins'
import { readDocument } from './read-document'
import type { State } from './read-types'
import { spliceStates, spliceText } from './splice'

export type ExportedSource = { ok: true; text: string; edits: number } | { ok: false; why: 'shape' | 'lost' }

/**
 * The imported document with the edits of its items' texts written into it, and no other byte changed. Not possible (`ok: false`) when more than
 * texts that stand in one run of a line changed (`shape`), or when the document with the edit would not be read back to it (`lost`).
 */
export function exportImported(source: string, body: TemplateBody, origins: Origins): ExportedSource {
  if (shapeOf(body, origins.items) !== origins.shape) return { ok: false, why: 'shape' }
  const edited = editedItems(body, origins)
  if (edited.length === 0) return { ok: true, text: source, edits: 0 }
  let text = source
  for (const { item, origin } of edited.toSorted((a, b) => (b.origin.words?.offset ?? 0) - (a.origin.words?.offset ?? 0))) {
    if (origin.words) text = spliceText(text, origin.words, escapeInline(item.text))
  }
  const read = new Map(readDocument(text).items.map((item) => [item.line, fitLine(item.text)]))
  if (edited.some(({ item, origin }) => read.get(origin.line) !== item.text)) return { ok: false, why: 'lost' }
  return { ok: true, text, edits: edited.length }
}

/** The imported document with the states of a running plan's items written at their marks. Items it does not know, or without a mark, are `left`. */
export function spliceRelease(source: string, origins: Origins, states: ReadonlyMap<string, State>): { text: string; left: number } {
  const changes = [...states].flatMap(([key, state]) => {
    const mark = Object.hasOwn(origins.items, key) ? origins.items[key]!.mark : null
    return mark ? [{ mark, state }] : []
  })
  return { text: spliceStates(source, changes), left: states.size - changes.length }
}
