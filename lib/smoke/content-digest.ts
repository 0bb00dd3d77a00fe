import { digestOf } from '@/lib/core/canonical'
import type { PlannedStep, SuiteDefinition } from './step-schema'

/** The sha256 of what a revision is: its definition, and the plan where it includes other suites. */
export function contentDigest(definition: SuiteDefinition, plan: readonly PlannedStep[] | null): string {
  return digestOf(plan ? { definition, plan } : definition)
}
