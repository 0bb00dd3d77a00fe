import type { z } from 'zod'
import type { Step } from '../state'
import type { VerdictFacts, Words } from '../verdict-facts'

/** GO; HOLD: something is missing, stale, inconclusive or unsigned; NO-GO: something failed or is forbidden. */
export const calls = ['go', 'hold', 'nogo'] as const
export type Call = (typeof calls)[number]

/** What a person can do about a blocker from the release page. */
export type Remedy =
  | { kind: 'item'; itemId: string }
  | { kind: 'smoke'; suiteId: string }
  | { kind: 'slot'; slotId: string }
  | { kind: 'page'; href: string }
  | { kind: 'wait' }

/** One reason that a station is not GO. */
export interface Blocker {
  /** Stable while the reason is the same: `smoke:<suite>`. An override names blockers by it. */
  id: string
  call: 'hold' | 'nogo'
  words: Words
  remedy: Remedy
  /** When time alone clears it; absent where somebody has to act. */
  clearsAt?: Date
}

/** A station's answer: the call, about five words of reason, and what stands in the way. */
export interface StationAnswer {
  call: Call
  reason: Words
  blockers: Blocker[]
}

/** A field of a station's settings form; `label` and `hint` are keys below `releases.stations`. */
export interface StationField {
  name: string
  type: 'number' | 'text' | 'boolean'
  label: string
  hint?: string
  unit?: string
  required: boolean
}

/**
 * One source of evidence. Adding one is a file here, a line in `index.ts`, its texts and a test. `judge` is pure: facts
 * and `now` in, an answer out; it judges only what the step asked about needs, and says HOLD where it has no data.
 */
export interface Station<P = unknown> {
  kind: string
  /** Key of its name below `releases.stations`. */
  label: string
  fields: readonly StationField[]
  params: z.ZodType<P>
  judge: (facts: VerdictFacts, step: Step, now: Date, params: P) => StationAnswer
}

/** Keeps a station's own parameter type while it is written, and forgets it for the registry. */
export function station<P>(definition: Station<P>): Station {
  return definition as Station
}

/** A station's call from its blockers: the worst of them, GO with none. */
export function worstOf(blockers: readonly { call: 'hold' | 'nogo' }[]): Call {
  if (blockers.some((blocker) => blocker.call === 'nogo')) return 'nogo'
  return blockers.length > 0 ? 'hold' : 'go'
}
