import type { SuiteDefinition } from '../step-schema'
import { printStepYaml } from './print-suite-yaml'
import { withoutSecrets } from './written-secrets'

type Described = { name: string; description: string; definition: SuiteDefinition }

/** What happens to one step; `lines` are those of its YAML, each with `+`, `-` or a space before it. */
export interface StepChange {
  step: string
  change: 'added' | 'removed' | 'changed' | 'moved'
  lines: string[]
}

/** What a file would make of a suite. */
export interface SuiteChange {
  action: 'create' | 'change' | 'same'
  /** Of the name and the description, where they change. */
  about: { field: 'name' | 'description'; before: string; after: string }[]
  steps: StepChange[]
}

/** Lines shown around a changed one. */
const around = 2
/** Above this many comparisons of lines a changed step is told without them. */
const most = 1_000_000

/** The difference between a suite and what a file says, step by step. Secrets that are written out are not shown. */
export function compareSuites(before: Described | null, after: Described): SuiteChange {
  const [old, now] = [before ? stepsOf(before.definition) : [], stepsOf(after.definition)]
  const steps: StepChange[] = []
  const names = new Map(old.map((step, index) => [step.name, index]))
  const kept = new Set(now.map(({ name }) => name))
  for (const { name, lines } of old)
    if (!kept.has(name)) steps.push({ step: name, change: 'removed', lines: lines.map((line) => `- ${line}`) })
  // The order counts among the steps that stay.
  const stay = old.filter(({ name }) => kept.has(name)).map(({ name }) => name)
  const order = now.filter(({ name }) => names.has(name)).map(({ name }) => name)
  const moved = new Set(order.filter((name, index) => stay[index] !== name))
  for (const { name, lines } of now) {
    const index = names.get(name)
    if (index === undefined) steps.push({ step: name, change: 'added', lines: lines.map((line) => `+ ${line}`) })
    else if (old[index]!.lines.join('\n') !== lines.join('\n'))
      steps.push({ step: name, change: 'changed', lines: difference(old[index]!.lines, lines) })
    else if (moved.has(name)) steps.push({ step: name, change: 'moved', lines: [] })
  }
  const about = (['name', 'description'] as const).flatMap((field) =>
    before && before[field] !== after[field] ? [{ field, before: before[field], after: after[field] }] : [],
  )
  return { action: before === null ? 'create' : steps.length + about.length > 0 ? 'change' : 'same', about, steps }
}

function stepsOf(definition: SuiteDefinition): { name: string; lines: string[] }[] {
  return withoutSecrets(definition).definition.steps.map((step) => ({
    name: step.kind === 'include' ? `include ${step.suite}` : step.name,
    lines: printStepYaml(step).trimEnd().split('\n'),
  }))
}

/** The lines of both by their longest common part, with a few that stay around what changed. */
function difference(before: readonly string[], after: readonly string[]): string[] {
  if (before.length * after.length > most) return [`  (${before.length} lines became ${after.length})`]
  const width = after.length + 1
  const common = new Uint16Array((before.length + 1) * width)
  for (let a = before.length - 1; a >= 0; a--) {
    for (let b = after.length - 1; b >= 0; b--) {
      common[a * width + b] =
        before[a] === after[b] ? common[(a + 1) * width + b + 1]! + 1 : Math.max(common[(a + 1) * width + b]!, common[a * width + b + 1]!)
    }
  }
  const lines: string[] = []
  for (let a = 0, b = 0; a < before.length || b < after.length; ) {
    if (a < before.length && b < after.length && before[a] === after[b]) {
      lines.push(`  ${before[a]}`)
      a++
      b++
    } else if (a < before.length && (b >= after.length || common[(a + 1) * width + b]! >= common[a * width + b + 1]!))
      lines.push(`- ${before[a++]}`)
    else lines.push(`+ ${after[b++]}`)
  }
  const near = (index: number) => lines.slice(Math.max(0, index - around), index + around + 1).some((line) => !line.startsWith('  '))
  return lines.filter((_, index) => near(index))
}
