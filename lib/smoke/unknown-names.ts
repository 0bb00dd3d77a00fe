import { generatedNames } from './generated-names'
import { namesIn } from './interpolate'
import type { PlannedStep } from './step-schema'

/** The names that steps of a plan ask for and nobody supplies: no variable of the integration, no capture, no cell of their row, nothing generated. */
export function unknownNames(plan: readonly PlannedStep[], variables: readonly string[]): string[] {
  const captures = plan.flatMap(({ step }) => [...step.captures, ...(step.poll?.submit?.captures ?? [])].map(({ name }) => name))
  const known = new Set([...variables, ...captures, ...generatedNames])
  const unknown = plan.flatMap(({ step, row }) => {
    const asked = [step.request, step.assertions, step.captures, step.poll, Object.values(row ?? {})]
    return namesIn(asked).filter((name) => !known.has(name) && !Object.hasOwn(row ?? {}, name))
  })
  return [...new Set(unknown)]
}
