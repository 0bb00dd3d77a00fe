import type { TemplateBody } from '@/lib/templates/schema'
import { listRows } from './drop-place'

/** Keys of all lines in the order they are read, of the phases that are open. */
export function lineKeys(body: TemplateBody, closed: ReadonlySet<string>): string[] {
  return body.phases
    .filter((phase) => !closed.has(phase.key))
    .flatMap((phase) => phase.groups.flatMap((group) => listRows(group.items).map((row) => row.item.key)))
}
