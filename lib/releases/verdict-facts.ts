import type { Finding } from '@/lib/integrations/rules'
import type { Step } from './state'

/** A text below `releases.stations` with what fills it. Names ending in `At` are ISO instants, in `Ms` durations. */
export interface Words {
  code: string
  params?: Record<string, string | number>
}

/** An item of the checklist as it stands now; parents, and items whose condition does not hold, are not among them. */
export interface ItemFact {
  id: string
  text: string
  textZh: string
  before: Step
  optional: boolean
  /** Settled by the product from a smoke suite: judged by the smoke station. */
  automatic: boolean
  state: 'open' | 'done' | 'failed' | 'not_applicable' | 'waived' | 'stale'
  /** Why it failed, as written or measured. */
  reason: string
  /** The end of a waiver that has ended by itself. */
  waiverEndedAt: Date | null
  dueAt: Date | null
}

/** A smoke suite the plan asks for before one step, with the evidence that exists for this environment. */
export interface SuiteFact {
  suiteId: string
  /** How template and integration name it. */
  key: string
  name: string
  before: Step
  /** Whether the suite is bound, still exists and can be run. */
  runnable: boolean
  /** Whether every item that asks for it is waived or not applicable. */
  excused: boolean
  /** The last run that says something: passed, failed, timed out, or errored (we could not ask). */
  run: { id: string; state: 'passed' | 'failed' | 'timed_out' | 'errored'; finishedAt: Date; passed: number; steps: number } | null
  /** A run that is queued or running now. */
  running: boolean
  /** What changed after the run: a value of the environment, or the suite. Null while nothing did. */
  changed: { summary: string; at: Date } | null
  /** The oldest the item allows, in hours; null for no limit. */
  maxAgeHours: number | null
}

/** A slot with what stands in it now. */
export interface SlotFact {
  id: string
  name: string
  nameZh: string
  before: Step
  worth: 'open' | 'go' | 'nogo' | 'stale' | 'expired'
  /** Who signed what stands there, or stood there. */
  signer: string | null
  /** Their reason for a NO-GO. */
  reason: string
  /** The parts that changed, for a stale one. */
  parts: string[]
}

/** All a verdict is judged from, as plain values. */
export interface VerdictFacts {
  release: { id: string; integrationKey: string; environmentId: string; window: { start: Date; end: Date } }
  items: ItemFact[]
  suites: SuiteFact[]
  configuration: { set: number; required: number; findings: Finding[] }
  slots: SlotFact[]
  freezes: { id: string; startsAt: Date; endsAt: Date; reason: string }[]
}
