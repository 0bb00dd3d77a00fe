import type { PlannedStep, Step, SuiteDefinition } from './step-schema'

/** Suites within suites, at most: a suite that includes one that includes another. */
export const mostNested = 3
/** Requests of a plan, at most, rows of tables counted. */
export const mostPlanned = 300

/** A plan, or why there is none. `at` is the index of the step of the suite itself that leads there. */
export type Planned =
  | { ok: true; plan: PlannedStep[] }
  | { ok: false; at: number; why: 'include_unknown' | 'include_cycle' | 'include_deep' | 'plan_long' }

type Source = { key: string; name: string; definition: SuiteDefinition }

/**
 * What a run of a suite asks, in order: included suites put in, a step for each row of its table, what sets up first and what cleans up
 * last. Names tell the copies apart. `others` are the suites that may be included, by key.
 */
export function planSuite(suite: { key: string; definition: SuiteDefinition }, others: ReadonlyMap<string, Source>): Planned {
  const plan: PlannedStep[] = []
  for (const [at, entry] of suite.definition.steps.entries()) {
    if (entry.kind !== 'include') plan.push(...copiesOf(entry, '', null))
    else {
      const why = include(entry.suite, others, [suite.key], '', plan)
      if (why) return { ok: false, at, why }
    }
    if (plan.length > mostPlanned) return { ok: false, at, why: 'plan_long' }
  }
  const order = { setup: 0, check: 1, cleanup: 2 } as const
  return { ok: true, plan: distinct(plan.toSorted((a, b) => order[a.step.phase] - order[b.step.phase])) }
}

function include(
  key: string,
  others: ReadonlyMap<string, Source>,
  path: readonly string[],
  prefix: string,
  plan: PlannedStep[],
): 'include_unknown' | 'include_cycle' | 'include_deep' | null {
  if (path.includes(key)) return 'include_cycle'
  const source = others.get(key)
  if (!source) return 'include_unknown'
  if (path.length > mostNested) return 'include_deep'
  const named = `${prefix}${source.name} › `
  for (const entry of source.definition.steps) {
    if (entry.kind !== 'include') plan.push(...copiesOf(entry, named, key))
    else {
      const why = include(entry.suite, others, [...path, key], named, plan)
      if (why) return why
    }
    if (plan.length > mostPlanned) return null
  }
  return null
}

function copiesOf(step: Step, prefix: string, suite: string | null): PlannedStep[] {
  const name = `${prefix}${step.name}`
  const { rows } = step
  if (!rows) return [{ step, name, row: null, suite }]
  return rows.rows.map((cells, index) => ({
    step,
    name: `${name} [${index + 1}]`,
    row: Object.fromEntries(rows.columns.map((column, at) => [column, cells[at] ?? ''])),
    suite,
  }))
}

/** A suite included twice has its steps twice; results are told apart by name. */
function distinct(plan: PlannedStep[]): PlannedStep[] {
  const met = new Map<string, number>()
  return plan.map((planned) => {
    const times = (met.get(planned.name) ?? 0) + 1
    met.set(planned.name, times)
    return times === 1 ? planned : { ...planned, name: `${planned.name} (${times})` }
  })
}
