import type { ReadDocument, ReadItem, State } from './read-types'

/** What `gonogo read --as checklist --json` prints of a document. */
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
