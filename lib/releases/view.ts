import type { PartDifference } from './compare-subjects'
import type { Artifact } from './schema'
import type { ReleaseState, Step } from './state'
import type { Call, Remedy } from './stations/station'
import type { Words } from './verdict-facts'

/*
 * What pages and machines get to see of releases: plain JSON, moments as ISO strings, so that a first render on the
 * server and a later fetch are the same thing.
 */

export interface PersonView {
  id: string
  name: string
}

export interface BlockerView {
  id: string
  station: string
  call: 'hold' | 'nogo'
  words: Words
  remedy: Remedy
  clearsAt: string | null
}

export interface StationView {
  kind: string
  label: string
  call: Call
  reason: Words
  /** Worst first; a page gets one. */
  blockers: BlockerView[]
}

/** Most blockers a page names one by one. */
export const MOST_BLOCKERS = 200

/** May we go? With the reasons, worst first. */
export interface VerdictView {
  step: Step
  call: Call
  stations: StationView[]
  /** Worst first. A page gets the first `MOST_BLOCKERS`; `counts` says how many there are. */
  blockers: BlockerView[]
  counts: { nogo: number; hold: number }
  goPossibleAt: string | null
  toClear: number
  judgedAt: string
}

export interface SignatureView {
  id: string
  slotId: string
  slotName: string
  slotNameZh: string
  person: PersonView
  printedName: string
  decision: 'go' | 'nogo'
  meaning: string
  reason: string
  signedAt: string
  expiresAt: string | null
  worth: 'valid' | 'stale' | 'expired' | 'lifted' | 'superseded'
  /** When it stopped counting: expired, lifted or replaced. */
  worthAt: string | null
  liftedReason: string
  /** What is different from what was signed, for a stale one. */
  differences: PartDifference[]
  covers: string[]
  digests: Record<string, string>
  delegatedFrom: string | null
  /** The reader may take it back. */
  mayLift: boolean
}

export interface DelegationView {
  id: string
  fromName: string
  toName: string
  reason: string
  startsAt: string
  endsAt: string
  state: 'coming' | 'running' | 'over' | 'revoked'
  mayRevoke: boolean
}

export interface SlotView {
  id: string
  role: string
  name: string
  nameZh: string
  before: Step
  covers: string[]
  meaning: string
  meaningZh: string
  validHours: number
  worth: 'open' | 'go' | 'nogo' | 'stale' | 'expired'
  standing: SignatureView | null
  /** Names of those who may sign it, delegates included. */
  eligible: string[]
  /** Whether the reader may sign it now; else why not, as a refusal code. Null where the reader has nothing to do with it. */
  mine: { may: true } | { may: false; code: string; params: Record<string, string | number> } | null
  mayDelegate: boolean
  delegations: DelegationView[]
}

export interface OverrideView {
  id: string
  step: Step
  reason: string
  blockers: { id: string; call: 'hold' | 'nogo'; words: Words }[]
  requestedBy: PersonView
  requestedAt: string
  confirmedByName: string | null
  confirmedAt: string | null
  withdrawnAt: string | null
  usedAt: string | null
  state: 'asked' | 'confirmed' | 'used' | 'withdrawn'
  mayConfirm: boolean
  mayWithdraw: boolean
}

export interface ChangeView {
  id: string
  at: string
  kind: string
  what: string
  summary: string
  actorName: string
  details: Record<string, unknown>
}

export interface FactView {
  key: string
  label: string
  labelZh: string
  value: boolean
}

/** The buttons of the release page and whether the reader may press them. */
export const releaseCommands = [
  'release.update',
  'release.prepare',
  'release.request_sign_off',
  'release.withdraw_request',
  'release.start',
  'release.watch',
  'release.complete',
  'release.abort',
  'release.request_override',
] as const
export type ReleaseCommand = (typeof releaseCommands)[number]

export interface ReleaseHead {
  id: string
  number: number
  title: string
  version: string
  notes: string
  state: ReleaseState
  /** Version of the row, for edits. */
  rowVersion: number
  integration: { id: string; key: string; name: string }
  environment: { id: string; key: string; name: string; production: boolean }
  window: { start: string; end: string; timeZone: string }
  /** `imported`: it came from a document, which can be given back with the states of this release. */
  template: { name: string; number: number; imported: boolean }
  requester: PersonView
  manager: PersonView
  artifacts: Artifact[]
  facts: FactView[]
  checklistId: string
  createdAt: string
  startedAt: string | null
  watchingAt: string | null
  endedAt: string | null
  endReason: string
  supersededBy: { id: string; number: number; title: string } | null
}

export interface ReleaseView extends ReleaseHead {
  verdict: VerdictView | null
  subjectDigest: string
  digests: Record<string, string>
  slots: SlotView[]
  signatures: SignatureView[]
  overrides: OverrideView[]
  /** The smoke suites the plan asks for; `id` is null where the integration has none by that key. */
  suites: { id: string | null; key: string; name: string; before: Step }[]
  /** What changed since the first signature, newest first; null while nobody has signed. */
  changes: { since: string; list: ChangeView[] } | null
  may: Record<ReleaseCommand, boolean>
  /** Whom the reader could delegate to or name as manager; empty where the reader may do neither. */
  people: PersonView[]
  readAt: string
}

/** One line of the releases page and of the board. */
export interface ReleaseLine {
  id: string
  number: number
  title: string
  version: string
  state: ReleaseState
  integration: { id: string; name: string }
  environment: { id: string; name: string }
  window: { start: string; end: string; timeZone: string }
  managerName: string
  endedAt: string | null
  /** Null for releases that have ended. */
  verdict: { call: Call; blockers: number } | null
}

/** A part of the subject in words: what a signer reads before signing. */
export interface SubjectPartView {
  part: string
  digest: string
  content: unknown
}
