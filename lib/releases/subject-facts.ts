import type { Step } from './state'

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A value of the environment: plain settings by value, secrets only as id, version and keyed fingerprint. */
export type ConfigurationFact =
  | { key: string; kind: 'plain'; value: string }
  | { key: string; kind: 'secret'; id: string; version: number; fingerprint: string }

/** An item as the plan asks for it; what became of it is not part of the plan. */
export interface PlanItemFact {
  key: string
  parent: string | null
  phase: string
  group: string
  text: string
  textZh: string
  details: string
  detailsZh: string
  kind: string
  params: Json
  before: Step
  optional: boolean
  due: Json
  /** For items proved by a suite: which revision of it proves them. A changed suite is a changed plan. */
  suite: { key: string; revision: number; digest: string } | null
  /** Hours after which its proof no longer counts; left out where there is no limit. */
  maxAgeHours?: number
}

/** A slot as the plan asks for it. */
export interface PlanSlotFact {
  role: string
  name: string
  before: Step
  covers: string[]
  meaning: string
  meaningZh: string
  validHours: number
}

/** An item that is settled otherwise than by being done. `until` is the end of a waiver, an ISO instant. */
export interface ExceptionFact {
  item: string
  state: 'failed' | 'not_applicable' | 'waived'
  reason: string
  owner: string | null
  until: string | null
}

/** A piece of evidence attached by a person. `digest` is over its value (and its file's content). */
export interface EvidenceFact {
  id: string
  item: string
  kind: string
  digest: string
}

/** All that a subject is made of, as plain values. */
export interface SubjectFacts {
  version: string
  artifacts: { name: string; digest: string }[]
  configuration: ConfigurationFact[]
  /** Features that are on in the environment: they decide which values are required. */
  features: string[]
  plan: { items: PlanItemFact[]; slots: PlanSlotFact[] }
  exceptions: ExceptionFact[]
  evidence: EvidenceFact[]
}
