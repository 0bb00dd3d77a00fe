import type { ReadDocument, ReadItem, State } from './read-types'

/**
 * What `gonogo read --as checklist --json` prints of a document. `line` counts from 1 in the file as it is, front matter and every kind of
 * line end included; an item that goes over several lines has the one its box stands on. `depth` is 0 for an item in no other. `section`
 * joins the titles above with ` › `, the document's own left out where others stand below it. `source` is the manner it was written in.
 * `title` is the front matter's, else the first level-1 heading.
 */
export interface ChecklistLine {
  title: string | null
  items: { text: string; state: State; depth: number; section: string; line: number; source: string }[]
  slots: { role: string; name: string | null; date: string | null; line: number; section: string }[]
  fields: { label: string; line: number; value: string | null }[]
  notUnderstood: { line: number; text: string; why: string }[]
}

/** The part of a reading that `gonogo read --as checklist` shows. */
export function toChecklistLine(document: ReadDocument): ChecklistLine {
  return {
    title: document.title,
    items: document.items.map(({ text, state, depth, section, line, source }: ReadItem) => ({ text, state, depth, section, line, source })),
    slots: document.slots.map(({ role, name, date, line, section }) => ({ role, name, date, line, section })),
    fields: document.fields,
    notUnderstood: document.notUnderstood.map(({ line, text, why }) => ({ line, text, why })),
  }
}
