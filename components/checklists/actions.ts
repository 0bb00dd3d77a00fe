import type { Answer } from '@/lib/core/answer'

type Meta = { expectedVersion?: number; idempotencyKey?: string }

/** A server action as the checklist calls it. */
export type Send<V = unknown> = (input: unknown, meta?: Meta) => Promise<Answer<V>>

/** What verbs on items answer. */
export type Patch = { itemId: string; state: string; version: number; settledByName: string | null; settledAt: Date | null }

/** The verbs a checklist's page may call; which of them the reader may is in the view. */
export interface ChecklistActions {
  tick: Send<Patch>
  start: Send<Patch>
  untick: Send<Patch>
  fail: Send<Patch>
  notApplicable: Send<Patch>
  waive: Send<Patch>
  liftWaiver: Send<Patch>
  assign: Send<Patch>
  note: Send<Patch>
  addEvidence: Send<Patch & { outside?: { measured: string; limit: string } }>
  removeEvidence: Send<Patch>
  addItem: Send<Patch>
  editItem: Send<Patch>
  removeItem: Send<Patch>
  setLanguage: Send
  startRun: Send<{ runId: string; already: boolean }>
}
