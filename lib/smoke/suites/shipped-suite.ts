import type { SuiteDefinitionInput } from '../step-schema'

/** The systems that suites ship for. */
type ShippedSystem = 'hostaway' | 'uppzy' | 'qwed' | 'recsys' | 'clay'

/** A value that an environment must have before a suite can be run there. */
export type SuiteVariable = { key: string; kind: 'plain' | 'secret'; description: string; descriptionZh: string }

/** A smoke suite that comes with the product: to be started from, and what the demo's integrations have. */
export type ShippedSuite = {
  /** Unique among all shipped suites; the key it gets unless a person chooses another. */
  key: string
  system: ShippedSystem
  name: string
  nameZh: string
  description: string
  descriptionZh: string
  definition: SuiteDefinitionInput
  /** What it asks of an environment; what included suites ask for too. */
  variables: readonly SuiteVariable[]
}

/* Shorthand for writing suites in code. */

export const header = (name: string, value: string) => ({ name, value })
export const status = (expected: string) => ({ kind: 'status', params: { expected } })
export const json = (path: string, op: string, value?: string) => ({
  kind: 'jsonpath',
  params: value === undefined ? { path, op } : { path, op, value },
})
/** The value at a path is this. */
export const is = (path: string, value: string) => json(path, 'equals', value)
export const within = (maxMs: number) => ({ kind: 'latency', params: { maxMs } })
/** Takes a value of a JSON answer for the steps that follow. */
export const take = (name: string, path: string) => ({ name, from: 'json' as const, path })
export const jsonBody = (value: unknown) => ({ kind: 'json' as const, text: JSON.stringify(value) })
export const include = (suite: string) => ({ kind: 'include' as const, suite })
export const plain = (key: string, description: string, descriptionZh: string): SuiteVariable => ({
  key,
  kind: 'plain',
  description,
  descriptionZh,
})
export const secret = (key: string, description: string, descriptionZh: string): SuiteVariable => ({
  key,
  kind: 'secret',
  description,
  descriptionZh,
})
