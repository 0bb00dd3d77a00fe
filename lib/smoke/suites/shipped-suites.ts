import { claySuites } from './clay'
import { hostawaySuite } from './hostaway'
import { qwedSuites } from './qwed'
import { recsysSuites } from './recsys'
import type { ShippedSuite } from './shipped-suite'
import { uppzySuites } from './uppzy'

/** Every suite that ships with the product. One that includes others stands after them. */
export const shippedSuites: readonly ShippedSuite[] = [hostawaySuite, ...uppzySuites, ...qwedSuites, ...recsysSuites, ...claySuites]

/** Keys of the suites that a suite includes, in order: they must be there before it can be saved. */
export function includedBy({ definition }: Pick<ShippedSuite, 'definition'>): string[] {
  return definition.steps.flatMap((step) => (step.kind === 'include' ? [step.suite] : []))
}
