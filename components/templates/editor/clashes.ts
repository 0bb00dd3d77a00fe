import type { TemplateBody } from '@/lib/templates/schema'
import type { Operation } from './operation'
import { findItem } from './tree'

/** Whether others changed what an operation of ours sets: doing ours again would overwrite theirs unseen. */
export function clashes(operation: Operation, before: TemplateBody, after: TemplateBody): boolean {
  if (!('set' in operation)) return false
  const names = Object.keys(operation.set)
  const read = (body: TemplateBody) => {
    const target = targetOf(operation, body) as Record<string, unknown> | undefined
    return target && JSON.stringify(names.map((name) => target[name]))
  }
  return read(before) !== read(after)
}

function targetOf(operation: Extract<Operation, { set: unknown }>, body: TemplateBody): unknown {
  switch (operation.do) {
    case 'item_set':
      return findItem(body, operation.key)?.item
    case 'phase_set':
      return body.phases.find((phase) => phase.key === operation.key)
    case 'group_set':
      return body.phases.find((phase) => phase.key === operation.phase)?.groups[operation.group]
    case 'part_set':
      return body[operation.part][operation.at]
  }
}
