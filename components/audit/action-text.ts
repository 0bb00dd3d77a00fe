import { permissions } from '@/lib/core/permissions'

/** The key of an action's text: dots would be read as nesting. */
export const actionKey = (action: string): string => action.replaceAll('.', '_')

/**
 * The groups of actions there are, in the order of the permission table, each with its actions. What is never audited is left out by the
 * reader.
 */
export function actionGroups(): { group: string; actions: string[] }[] {
  const groups = new Map<string, string[]>()
  for (const action of Object.keys(permissions)) {
    const group = action.slice(0, action.indexOf('.'))
    groups.set(group, [...(groups.get(group) ?? []), action])
  }
  return [...groups].map(([group, actions]) => ({ group, actions }))
}
