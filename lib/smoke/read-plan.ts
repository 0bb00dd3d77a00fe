import { z } from 'zod'
import { planSuite } from './plan-suite'
import { PlannedStep, SuiteDefinition } from './step-schema'

/** What a run of a stored revision asks. The plan was kept with it where it includes other suites; else its own steps are the plan. */
export function readPlan(revision: { definition: unknown; plan: unknown }): PlannedStep[] {
  if (revision.plan !== null) return z.array(PlannedStep).parse(revision.plan)
  const planned = planSuite({ key: '', definition: SuiteDefinition.parse(revision.definition) }, new Map())
  if (!planned.ok) throw new Error(`A stored suite cannot be planned: ${planned.why}`)
  return planned.plan
}
