import type { Finding } from '@/lib/integrations/rules'
import type { Step } from './state'

/** A text below `releases.stations` with what fills it. Names ending in `At` are ISO instants, in `Ms` durations. */
export interface Words {
  code: string
  params?: Record<string, string | number>
}

/** An item of the checklist as the stations see it. Parents are not among them: they follow their children. */
export interface ItemFact {
  id: string
  text: string
  textZh: string
  kind: string
  before: Step
  optional: boolean
  state: 'open' | 'done' | 'failed' | 'not_applicable' | 'waived'
  /** Its reason when it failed. */
  reason: string
  /** Why what it says no longer counts; null while it does. */
  stale: Words | null
  dueAt: Date | null
  /** End of a waiver; after it the item is open again. */
  waiverEndsAt: Date | null
}

/** A smoke suite the plan asks for before one step, with the evidence that exists for this environment. */
export interface SuiteFact {
  suiteId: string
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
  release: { id: string; integrationId: string; environmentId: string; window: { start: Date; end: Date } }
  items: ItemFact[]
  suites: SuiteFact[]
  configuration: { set: number; required: number; findings: Finding[] }
  slots: SlotFact[]
  freezes: { id: string; startsAt: Date; endsAt: Date; reason: string }[]
}
