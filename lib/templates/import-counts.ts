import type { ImportCounts } from './import-preview'
import type { ReadDocument, ReadItem } from './markdown/read-types'
import { listTemplateItems } from './rules'
import type { TemplateBody } from './schema'

export const noCounts: ImportCounts = {
  phases: 0,
  groups: 0,
  items: 0,
  done: 0,
  slots: 0,
  fields: 0,
  commands: 0,
  tableRows: 0,
  kept: 0,
  metadata: 0,
  notUnderstood: 0,
  left: 0,
}

/** How much a document that was read holds. */
export function countDocument(document: ReadDocument): ImportCounts {
  const groups = document.phases.flatMap((phase) => phase.groups)
  const commandsIn = (items: readonly ReadItem[]): number =>
    items.reduce((sum, item) => sum + item.commands.length + commandsIn(item.items), 0)
  return {
    phases: document.phases.length,
    groups: groups.length,
    items: document.items.length,
    done: document.items.filter(({ state }) => state === 'done').length,
    slots: document.slots.length,
    fields: document.fields.length,
    commands: groups.reduce((sum, group) => sum + group.commands.length + commandsIn(group.items), 0),
    tableRows: document.items.filter(({ source }) => source === 'table').length,
    kept: document.kept.length,
    metadata: Object.keys(document.metadata).length,
    notUnderstood: document.notUnderstood.length,
    left: document.lines.filter(({ kind }) => kind === 'left').length,
  }
}

/** How much a template in the product's own Markdown holds: it has no states, and all of it is understood. */
export function countBody(body: TemplateBody): ImportCounts {
  const items = listTemplateItems(body)
  const { metrics, watches, communications, risks, triggers, alerts, prompts } = body
  return {
    ...noCounts,
    phases: body.phases.length,
    groups: body.phases.reduce((sum, phase) => sum + phase.groups.length, 0),
    items: items.length,
    slots: body.slots.length,
    commands: items.filter(({ item }) => item.kind === 'command').length,
    kept: [metrics, watches, communications, risks, triggers, alerts, prompts].filter((part) => part.length > 0).length,
    metadata: body.metadata.length,
  }
}
