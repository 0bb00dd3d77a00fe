import type { Secret } from '@/lib/core/outgoing/mask'
import type { StepSurroundings } from './send-built'
import { exchangeOnce } from './exchange-once'
import { generatedValues } from './generated-values'
import type { Scope } from './interpolate'
import { keepOutcome } from './keep-outcome'
import { submitAndPoll } from './submit-and-poll'
import type { PreparedStep } from './prepare-plan'
import type { StepOutcome } from './schema'
import type { Captured } from './take-captures'

/** Shorter values of headers and cookies are words of any text: in later steps they stay readable. */
const longEnough = 8

/**
 * Asks one step and judges the answer. What it returns may be kept: every known secret, secret header and secret capture
 * in it is masked. `captured` holds the values themselves, for the steps that follow; `signedWith` what is masked in those, too.
 */
export async function runStep(
  prepared: PreparedStep,
  position: number,
  around: StepSurroundings,
): Promise<{ outcome: StepOutcome; captured: Captured[]; signedWith: readonly Secret[] }> {
  const startedAt = around.clock.now()
  const scope = scopeOf(prepared, around)
  const { poll, ask, step } = prepared
  const story = poll ? await submitAndPoll({ ...prepared, poll }, scope, around) : await exchangeOnce(ask, scope, around, step)
  const signedWith = story.masker === around.masker ? [] : story.masker.secrets.filter(({ value }) => value.length >= longEnough)
  return { outcome: keepOutcome(prepared, position, startedAt, story), captured: story.captured, signedWith }
}

/**
 * What `{{…}}` means in one step: a cell of its row, then what is generated for it, then captures and the environment. A cell may hold names
 * itself; one that holds a name nobody knows is as unknown as that.
 */
function scopeOf({ row }: PreparedStep, { scope, generators }: StepSurroundings): Scope {
  const generated = generatedValues(generators)
  const outer: Scope = { get: (name) => generated.get(name) ?? scope.get(name) }
  if (!row) return outer
  const cells = new Map(
    row.map(([column, fill]) => {
      const unknown = new Set<string>()
      const value = fill(outer, unknown)
      return [column, unknown.size > 0 ? undefined : { value, secret: false }] as const
    }),
  )
  return { get: (name) => (cells.has(name) ? cells.get(name) : outer.get(name)) }
}
