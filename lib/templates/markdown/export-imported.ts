import type { TemplateBody } from '../schema'
import { escapeInline } from './dialect-inline'
import { fitLine } from './fit-text'
import { editedItems, type Origins, shapeOf } from './origins'
import { readDocument } from './read-document'
import type { State } from './read-types'
import { spliceStates, spliceText } from './splice'

export type ExportedSource = { ok: true; text: string; edits: number } | { ok: false; why: 'shape' | 'lost' }

/**
 * The imported document with the edits of its items' texts written into it, and no other byte changed. Not possible (`ok: false`) when more
 * than texts that stand in one run of a line changed (`shape`), or when the document with the edit would not be read back to it (`lost`).
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

/**
 * The imported document with the edits of its template and the states of a running plan's items, each written where it stands, and no other
 * byte changed. Items that the document does not know, or that have no mark in it, are `left`. Not possible where the edits are not.
 */
export function exportRunning(
  source: string,
  body: TemplateBody,
  origins: Origins,
  states: ReadonlyMap<string, State>,
): { ok: true; text: string; left: number } | { ok: false; why: 'shape' | 'lost' } {
  const edited = exportImported(source, body, origins)
  if (!edited.ok) return edited
  // An edited text moves the marks behind it: they are looked for again, on the lines they stood on.
  const moved = edited.edits === 0 ? null : new Map(readDocument(edited.text).items.map((item) => [item.line, item.mark]))
  const changes = [...states].flatMap(([key, state]) => {
    const origin = Object.hasOwn(origins.items, key) ? origins.items[key]! : null
    const mark = origin && (moved ? moved.get(origin.line) : origin.mark)
    return mark ? [{ mark, state }] : []
  })
  return { ok: true, text: spliceStates(edited.text, changes), left: states.size - changes.length }
}
