import type { TemplateBody } from '@/lib/templates/schema'
import { applyOperation } from './apply-operation'
import { clashes } from './clashes'
import { foreignSteps } from './foreign-steps'
import { makePatch } from './make-patch'
import type { Operation, StepLabel } from './operation'

/** A step as the draft lists it. */
export interface LoggedStep {
  seq: number
  label: StepLabel
  byName: string
  at: string
  undone: boolean
}

/** A draft as the server gives it. */
export interface LoadedDraft {
  revision: number
  body: TemplateBody
  steps: readonly LoggedStep[]
}

/** One edit of this page, with the bodies around it. */
export interface Step {
  id: string
  label: StepLabel
  operations: readonly Operation[]
  before: TemplateBody
  after: TemplateBody
  /** Edits in a row with the same one become one step: typing in one field. */
  merge: string | null
}

/** What waits to be sent, oldest first. `blind` undoes a step whose bodies this page does not know: the draft is read again after it. */
export type Pending = { is: 'do'; step: Step } | { is: 'undo' | 'redo'; id: string; blind: boolean }

/** What was changed elsewhere while there was something unsaved here. `lost` does not fit the newer body. */
export interface Conflict {
  theirs: readonly LoggedStep[]
  mine: readonly Step[]
  lost: readonly Step[]
}

/** Why saving stopped; `refused` needs a person, `unreachable` is tried again. */
export type Trouble = { is: 'unreachable' } | { is: 'refused'; message: string }

export interface EditState {
  body: TemplateBody
  /** What the server holds, as far as we know. */
  revision: number
  saved: TemplateBody
  steps: readonly LoggedStep[]
  pending: readonly Pending[]
  /** The first of `pending` is on its way. */
  flying: boolean
  /** Edits of this page that can be taken back and done again without asking the server for bodies. */
  past: readonly Step[]
  future: readonly { step: Step; sent: boolean }[]
  /** The body here is not what the server holds and must be read again before anything is sent. */
  stale: boolean
  conflict: Conflict | null
  trouble: Trouble | null
  /** Steps of others that came in while nothing was unsaved here; shown once. */
  news: readonly LoggedStep[]
}

export type EditAction =
  | { type: 'do'; id: string; label: StepLabel; operations: readonly Operation[]; merge?: string | null }
  | { type: 'undo'; id: string }
  | { type: 'redo'; id: string }
  | { type: 'sending' }
  | { type: 'saved'; revision: number; by: string; at: string }
  | { type: 'failed'; trouble: Trouble }
  | { type: 'outdated' }
  | { type: 'retry' }
  | { type: 'loaded'; draft: LoadedDraft; own?: boolean }
  | { type: 'keep' }
  | { type: 'drop' }
  | { type: 'heard' }

/** The state a freshly read draft begins with. */
export function openState(draft: LoadedDraft): EditState {
  return {
    body: draft.body,
    revision: draft.revision,
    saved: draft.body,
    steps: draft.steps,
    pending: [],
    flying: false,
    past: [],
    future: [],
    stale: false,
    conflict: null,
    trouble: null,
    news: [],
  }
}

/** The editor's only way from state to state. Pure. */
export function editState(state: EditState, action: EditAction): EditState {
  switch (action.type) {
    case 'do':
      return doStep(state, action)
    case 'undo':
      return undo(state, action.id)
    case 'redo':
      return redo(state, action.id)
    case 'sending':
      return state.pending.length > 0 ? { ...state, flying: true } : state
    case 'saved':
      return saved(state, action)
    case 'failed':
      return { ...state, flying: false, trouble: action.trouble }
    case 'outdated':
      return { ...state, flying: false, stale: true }
    case 'retry':
      return { ...state, trouble: null }
    case 'loaded':
      return action.own ? { ...loaded(state, action.draft), news: [] } : loaded(state, action.draft)
    case 'keep':
      return { ...state, conflict: null, trouble: null }
    case 'drop':
      return { ...openState({ revision: state.revision, body: state.saved, steps: state.steps }), stale: true }
    case 'heard':
      return state.news.length > 0 ? { ...state, news: [] } : state
  }
}

const apply = (body: TemplateBody, operations: readonly Operation[]) => operations.reduce(applyOperation, body)

function doStep(state: EditState, action: Extract<EditAction, { type: 'do' }>): EditState {
  const after = apply(state.body, action.operations)
  if (makePatch(state.body, after).length === 0) return state
  const last = state.pending.at(-1)
  if (last?.is === 'do' && !isSent(state) && action.merge && last.step.merge === action.merge) {
    // Typed and taken back by hand: as if nothing had been typed.
    if (makePatch(last.step.before, after).length === 0)
      return { ...state, body: last.step.before, pending: state.pending.slice(0, -1), past: state.past.slice(0, -1) }
    const step: Step = { ...last.step, label: action.label, operations: action.operations, after }
    return {
      ...state,
      body: after,
      pending: [...state.pending.slice(0, -1), { is: 'do', step }],
      past: [...state.past.slice(0, -1), step],
      future: [],
    }
  }
  const step: Step = {
    id: action.id,
    label: action.label,
    operations: action.operations,
    before: state.body,
    after,
    merge: action.merge ?? null,
  }
  return { ...state, body: after, pending: [...state.pending, { is: 'do', step }], past: [...state.past, step], future: [] }
}

/** Whether the newest of what waits is on its way, or was and may have arrived: then it is history, and not to be changed. */
const isSent = (state: EditState) => state.pending.length === 1 && (state.flying || state.trouble !== null)

/** How many steps the server could take back, and do again, once all that waits has arrived there. */
function onServer(state: EditState): { undo: number; redo: number } {
  let back = state.steps.filter((step) => !step.undone).length
  let again = state.steps.length - back
  for (const each of state.pending) {
    if (each.is === 'undo') [back, again] = [back - 1, again + 1]
    else if (each.is === 'redo') [back, again] = [back + 1, again - 1]
    else [back, again] = [back + 1, 0]
  }
  return { undo: back, redo: again }
}

export const canUndo = (state: EditState) => !state.conflict && (state.past.length > 0 || onServer(state).undo > 0)
export const canRedo = (state: EditState) => !state.conflict && (state.future.length > 0 || onServer(state).redo > 0)

function undo(state: EditState, id: string): EditState {
  if (!canUndo(state)) return state
  const step = state.past.at(-1)
  if (!step) return { ...state, pending: [...state.pending, { is: 'undo', id, blind: true }], future: [] }
  const past = state.past.slice(0, -1)
  const last = state.pending.at(-1)
  const waits = last?.is === 'do' && last.step.id === step.id && !isSent(state)
  return {
    ...state,
    body: step.before,
    past,
    pending: waits ? state.pending.slice(0, -1) : [...state.pending, { is: 'undo', id, blind: false }],
    future: [...state.future, { step, sent: !waits }],
  }
}

function redo(state: EditState, id: string): EditState {
  if (!canRedo(state)) return state
  const next = state.future.at(-1)
  if (!next) return { ...state, pending: [...state.pending, { is: 'redo', id, blind: true }], past: [] }
  const step: Step = { ...next.step, merge: null }
  return {
    ...state,
    body: step.after,
    past: [...state.past, step],
    future: state.future.slice(0, -1),
    pending: [...state.pending, next.sent ? { is: 'redo', id, blind: false } : { is: 'do', step }],
  }
}

function saved(state: EditState, { revision, by, at }: { revision: number; by: string; at: string }): EditState {
  const [sent, ...pending] = state.pending
  if (!sent) return { ...state, flying: false, revision }
  const rest = { ...state, pending, flying: false, revision, trouble: null }
  if (sent.is === 'do') {
    const kept = state.steps.filter((step) => !step.undone)
    const logged: LoggedStep = { seq: (kept.at(-1)?.seq ?? 0) + 1, label: sent.step.label, byName: by, at, undone: false }
    return { ...rest, saved: sent.step.after, steps: [...kept, logged] }
  }
  const at0 = sent.is === 'undo' ? state.steps.findLastIndex((step) => !step.undone) : state.steps.findIndex((step) => step.undone)
  const steps = state.steps.map((step, index) => (index === at0 ? { ...step, undone: sent.is === 'undo' } : step))
  if (sent.blind) return { ...rest, steps, stale: true }
  return { ...rest, steps, saved: bodyBefore(pending, state) }
}

/** The body the server holds when what is pending is still to come. */
function bodyBefore(pending: readonly Pending[], state: EditState): TemplateBody {
  const first = pending.find((each) => each.is === 'do')
  return first?.is === 'do' && pending[0] === first ? first.step.before : pending.length === 0 ? state.body : state.saved
}

/**
 * A draft read again. The same revision changes nothing but the list of steps. A newer one replaces the body; what is unsaved here is done
 * again on top of it, and where both changed the same thing, or ours no longer fits, a person is asked.
 */
function loaded(state: EditState, draft: LoadedDraft): EditState {
  // While something is on its way the answer to it says more than this reading can.
  if (draft.revision < state.revision || state.flying) return state
  if (draft.revision === state.revision && !state.stale) return state.pending.length > 0 ? state : { ...state, steps: draft.steps }
  const { theirs, any } = foreignSteps(state.steps, draft.steps)
  const fresh = openState(draft)
  const mine = state.pending.flatMap((each) => (each.is === 'do' ? [each.step] : []))
  if (mine.length === 0) return { ...fresh, news: theirs }
  let body = draft.body
  const kept: Step[] = []
  const lost: Step[] = []
  for (const step of mine) {
    const after = apply(body, step.operations)
    if (after === body) {
      lost.push(step)
      continue
    }
    kept.push({ ...step, before: body, after, merge: null })
    body = after
  }
  const overwrites = any && mine.some((step) => step.operations.some((each) => clashes(each, state.saved, draft.body)))
  const clash = lost.length > 0 || overwrites
  return {
    ...fresh,
    body,
    pending: kept.map((step) => ({ is: 'do', step })),
    past: kept,
    conflict: clash ? { theirs, mine, lost } : null,
    news: clash ? [] : theirs,
  }
}
