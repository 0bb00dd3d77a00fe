import { namesIn } from '@/lib/smoke/interpolate'
import type { Capture, Include, Step } from '@/lib/smoke/step-schema'

/** A name a step asks for, and who gives it. */
export type Need =
  | { name: string; from: 'variable' | 'secret' | 'generated' | 'row' | 'unknown' }
  /** Perhaps given by a suite that is put in; what that takes is not known here. */
  | { name: string; from: 'included' }
  /** `step` is the position, from 1, of the step that takes it; `late` when that one is asked afterwards. */
  | { name: string; from: 'taken'; step: number; late: boolean }

type Known = {
  variables: ReadonlyMap<string, { kind: string }>
  generated: readonly string[]
  /** Names that suites put in take from answers, by suite; null for a suite whose names are not known. */
  included: ReadonlyMap<string, readonly string[] | null>
}
type Taken = { name: string; step: number; order: number }

const orderOf = { setup: 0, check: 1, cleanup: 2 } as const

const takenBy = (step: Partial<Step>): readonly Capture[] => [...(step.captures ?? []), ...(step.poll?.submit?.captures ?? [])]

/**
 * What each step needs, in the order of the steps: what the environment gives, what other steps take from answers, what its own table gives, what is made anew; and what nobody gives.
 */
export function stepNeeds(steps: readonly (Step | Include)[], known: Known): Need[][] {
  // Setup is asked first and cleanup last, wherever they stand.
  const order = steps.map((step, index) => (step.kind === 'include' ? 1 : orderOf[step.phase ?? 'check']) * 1000 + index)
  const taken: Taken[] = steps.flatMap((step, index) =>
    (step.kind === 'include' ? (known.included.get(step.suite) ?? []) : takenBy(step).map((capture) => capture.name)).map((name) => ({
      name,
      step: index + 1,
      order: order[index]!,
    })),
  )
  const unsure = steps.some((step) => step.kind === 'include' && !known.included.get(step.suite))
  return steps.map((step, index) => (step.kind === 'include' ? [] : needsOf(step, order[index]!, { ...known, unsure }, taken)))
}

function needsOf(step: Step, order: number, known: Known & { unsure: boolean }, taken: readonly Taken[]): Need[] {
  const columns = new Set(step.rows?.columns)
  const submitted = new Set(step.poll?.submit?.captures.map((capture) => capture.name))
  return namesIn(step).flatMap((name): Need[] => {
    if (columns.has(name)) return [{ name, from: 'row' }]
    if (known.generated.includes(name)) return [{ name, from: 'generated' }]
    if (submitted.has(name)) return []
    const before = taken.findLast((one) => one.name === name && one.order < order)
    if (before) return [{ name, from: 'taken', step: before.step, late: false }]
    const variable = known.variables.get(name)
    if (variable) return [{ name, from: variable.kind === 'secret' ? 'secret' : 'variable' }]
    const after = taken.find((one) => one.name === name && one.order > order)
    if (after) return [{ name, from: 'taken', step: after.step, late: true }]
    return [{ name, from: known.unsure ? 'included' : 'unknown' }]
  })
}
