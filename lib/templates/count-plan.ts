/** How much a stored body asks for, counted without checking it: a list of many templates must not parse each of them whole. */
export interface PlanCount {
  phases: number
  /** Items that are ticked; those with parts are counted by their parts. */
  items: number
  slots: number
}

type Node = Record<string, unknown>

const listOf = (value: unknown, name: string): Node[] => {
  const list = typeof value === 'object' && value !== null ? (value as Node)[name] : undefined
  return Array.isArray(list) ? (list as Node[]) : []
}

const leaves = (items: readonly Node[]): number =>
  items.reduce((sum, item) => {
    const parts = listOf(item, 'items')
    return sum + (parts.length > 0 ? leaves(parts) : 1)
  }, 0)

/** Counts phases, items and slots of a stored body. What is not there counts nothing. */
export function countPlan(body: unknown): PlanCount {
  const phases = listOf(body, 'phases')
  const groups = phases.flatMap((phase) => listOf(phase, 'groups'))
  return {
    phases: phases.length,
    items: groups.reduce((sum, group) => sum + leaves(listOf(group, 'items')), 0),
    slots: listOf(body, 'slots').length,
  }
}
