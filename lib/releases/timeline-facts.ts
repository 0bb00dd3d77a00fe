/*
 * What the timeline is drawn from: plain JSON with moments as ISO strings, made by the server (`timeline-queries.ts`) and turned into
 * rows in the browser, where `now` moves.
 */

/** An item of the plan that applies, with what became of it. */
export interface TimelineItem {
  id: string
  parentId: string | null
  /** It has parts, and is done when they are. */
  parent: boolean
  text: string
  textZh: string
  kind: string
  phase: string
  /** `D-7`, `D-day 02:05`, `+15 min`. */
  due: string | null
  dueAt: string | null
  wholeDay: boolean
  /** For readings: from then on it is missed. */
  missedFrom: string | null
  state: string
  settled: boolean
  optional: boolean
  who: string | null
  assigneeId: string | null
  role: { name: string; nameZh: string } | null
  estimateMinutes: number | null
  startedAt: string | null
  settledAt: string | null
  settledByName: string | null
}

export interface TimelinePhase {
  key: string
  title: string
  titleZh: string
  offset: string | null
  at: string | null
  wholeDay: boolean
}

export interface TimelineFreeze {
  id: string
  startsAt: string
  endsAt: string
  reason: string
}

/** A signature that counts now and ends by itself. */
export interface TimelineSignature {
  id: string
  slotName: string
  slotNameZh: string
  person: string
  endsAt: string
}

export interface TimelineFacts {
  window: { start: string; end: string; timeZone: string }
  phases: TimelinePhase[]
  items: TimelineItem[]
  freezes: TimelineFreeze[]
  signatures: TimelineSignature[]
  /** When the release started and when it ended, if it has. */
  startedAt: string | null
  endedAt: string | null
}
