import type { ReleaseState, Step } from './state'

/** What moves a release. `supersede` is done by a newer release, `roll_back` by the rollback run. */
export const moves = [
  'prepare',
  'request_sign_off',
  'withdraw_request',
  'start',
  'watch',
  'complete',
  'abort',
  'supersede',
  'roll_back',
] as const
export type Move = (typeof moves)[number]

/** The state machine, written once: from where a move is allowed and where it leads. */
const table: Record<Move, { from: readonly ReleaseState[]; to: ReleaseState }> = {
  prepare: { from: ['draft'], to: 'preparing' },
  request_sign_off: { from: ['preparing'], to: 'awaiting_sign_off' },
  withdraw_request: { from: ['awaiting_sign_off'], to: 'preparing' },
  start: { from: ['awaiting_sign_off'], to: 'in_progress' },
  watch: { from: ['in_progress'], to: 'watching' },
  complete: { from: ['watching'], to: 'completed' },
  abort: { from: ['draft', 'preparing', 'awaiting_sign_off', 'in_progress', 'watching'], to: 'aborted' },
  supersede: { from: ['awaiting_sign_off'], to: 'superseded' },
  roll_back: { from: ['in_progress', 'watching'], to: 'rolled_back' },
}

/** A rule's answer: yes, or the code of the refusal with what its text needs. */
export type Ruling = { ok: true } | { ok: false; code: string; params: Record<string, string | number> }

const yes: Ruling = { ok: true }

/** A refusing ruling. */
export function no(code: string, params: Record<string, string | number> = {}): Ruling {
  return { ok: false, code, params }
}

/** The state a move leads to, or null where the move is not allowed from this state. */
export function decideMove(state: ReleaseState, move: Move): ReleaseState | null {
  const { from, to } = table[move]
  return from.includes(state) ? to : null
}

/** The moves a person could ask for in this state (whether the verdict allows them is another question). */
export function listMoves(state: ReleaseState): Move[] {
  return moves.filter((move) => decideMove(state, move) !== null)
}

/** Parts of a release that `release.update` can write. */
export type EditableField = 'title' | 'notes' | 'version' | 'artifacts' | 'window' | 'facts' | 'manager'

const textFields: readonly EditableField[] = ['title', 'notes', 'manager']

/**
 * Which fields may be edited. Until the start everything may (and makes stale what covers it); while it runs only what
 * nobody signed: title, notes and manager; after the end nothing.
 */
export function decideEdit(state: ReleaseState, fields: readonly EditableField[]): Ruling {
  if (state === 'draft' || state === 'preparing' || state === 'awaiting_sign_off') return yes
  if (state === 'in_progress' || state === 'watching') {
    const fixed = fields.find((field) => !textFields.includes(field))
    return fixed === undefined ? yes : no('release_field_fixed', { field: fixed })
  }
  return no('release_ended', { state })
}

/** In which state the slots of a step take signatures: those of before while awaiting, those of after while watching. */
export function slotsOpen(state: ReleaseState, before: Step): boolean {
  return before === 'start' ? state === 'awaiting_sign_off' : state === 'watching'
}

/** A release of the same environment that waits for signatures. */
export interface WaitingRelease {
  id: string
  number: number
  title: string
}

/**
 * What asking for signatures does to others that wait in the same environment: older ones are superseded; a newer one
 * that already waits refuses the request, because it would supersede this one at once.
 */
export function decideSupersede(number: number, waiting: readonly WaitingRelease[]): { supersede: WaitingRelease[]; ruling: Ruling } {
  const newer = waiting.find((other) => other.number > number)
  if (newer) return { supersede: [], ruling: no('release_newer_waiting', { number: newer.number, title: newer.title }) }
  return { supersede: waiting.filter((other) => other.number < number), ruling: yes }
}
