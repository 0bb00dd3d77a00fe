import { type Actor, personIdOf } from '@/lib/core/actor'
import type { PlannedStep, SuiteDefinition } from './step-schema'

type Written = {
  revision: number
  definition: SuiteDefinition
  /** Null when the suite includes no other: its own steps are its plan. */
  plan: readonly PlannedStep[] | null
  digest: string
}

/** A revision of a suite as it is stored, by whom and when. */
export function revisionRow({ revision, definition, plan, digest }: Written, actor: Actor, now: Date) {
  return {
    revision,
    definition: definition as object,
    ...(plan ? { plan: plan as object } : {}),
    digest,
    createdById: personIdOf(actor),
    createdByName: actor.name,
    createdAt: now,
  }
}
