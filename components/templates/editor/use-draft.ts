'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { useLive } from '@/components/live/live-context'
import type { Answer } from '@/lib/core/answer'
import { canRedo, canUndo, editState, type EditState, type LoadedDraft, openState, type Pending } from './edit-state'
import { makePatch } from './make-patch'
import type { Operation, StepLabel } from './operation'
import { useLeaveWarning } from './use-leave-warning'

/** The doors the editor writes through; the page gives them. */
export interface DraftActions {
  edit: (
    input: { versionId: string; revision: number; patch: unknown[]; label: StepLabel },
    meta: Meta,
  ) => Promise<Answer<{ revision: number }>>
  replace: (
    input: { versionId: string; revision: number; body: unknown; label: StepLabel },
    meta: Meta,
  ) => Promise<Answer<{ revision: number }>>
  undo: (input: { versionId: string; revision: number }, meta: Meta) => Promise<Answer<{ revision: number }>>
  redo: (input: { versionId: string; revision: number }, meta: Meta) => Promise<Answer<{ revision: number }>>
}
type Meta = { idempotencyKey?: string }

/** What one edit by patch may hold (lib/templates/draft-limits.ts); a larger one is sent as the whole body. */
const MAX_OPERATIONS = 500
const MAX_CHARACTERS = 500_000
/** Milliseconds before an edit leaves: typing is waited for, the rest goes at once. */
const PAUSE = { typing: 700, step: 60, retry: 5000, look: 1200 }

export type Act = (label: StepLabel, operations: Operation | readonly Operation[], merge?: string) => string

export interface Draft {
  state: EditState
  /** Does something as one step; the answer is the step's id. Steps with the same `merge` in a row are one. */
  act: Act
  undo: () => void
  redo: () => void
  retry: () => void
  keep: () => void
  drop: () => void
  heard: () => void
  /** Reads the draft again at once: something else than this page's edits changed it. `own`: it was this person, who need not be told. */
  reload: (own?: boolean) => Promise<void>
  mayUndo: boolean
  mayRedo: boolean
  unsaved: boolean
}

/**
 * The draft as it is edited: every change shows at once and is saved by itself, in order, one at a time. What others save is read and ours
 * done again on top of it; where that would overwrite theirs unseen, saving waits for a person.
 */
export function useDraft(templateId: string, versionId: string, initial: LoadedDraft, me: string, actions: DraftActions): Draft {
  const t = useTranslations('editor')
  const [state, dispatch] = useReducer(editState, initial, openState)
  const now = useRef({ state, actions })
  now.current = { state, actions }
  const loading = useRef(false)

  const reload = useCallback(
    async (own = false) => {
      if (loading.current) return
      loading.current = true
      // A look that was only taken to be sure may fail unseen; one that saving waits for may not.
      const missed = () => now.current.state.stale && dispatch({ type: 'failed', trouble: { is: 'unreachable' } })
      try {
        const response = await fetch(`/api/v1/templates/${templateId}/draft`, {
          headers: { accept: 'application/json' },
          cache: 'no-store',
        })
        if (response.status === 404) dispatch({ type: 'failed', trouble: { is: 'refused', message: t('gone') } })
        else if (!response.ok) missed()
        else {
          const draft = (await response.json()) as LoadedDraft & { versionId: string }
          if (draft.versionId === versionId) dispatch({ type: 'loaded', draft, own })
          else dispatch({ type: 'failed', trouble: { is: 'refused', message: t('gone') } })
        }
      } catch {
        missed()
      } finally {
        loading.current = false
      }
    },
    [templateId, versionId, t],
  )

  const send = useCallback(
    async (first: Pending) => {
      dispatch({ type: 'sending' })
      const answer = await sendOne(now.current.actions, { versionId, revision: now.current.state.revision }, first).catch(() => null)
      if (answer?.ok) dispatch({ type: 'saved', revision: answer.value.revision, by: me, at: new Date().toISOString() })
      else if (!answer || answer.refusal.status >= 500) dispatch({ type: 'failed', trouble: { is: 'unreachable' } })
      else if (answer.refusal.code === 'draft_conflict' || answer.refusal.code === 'idempotency_key_reused') dispatch({ type: 'outdated' })
      else dispatch({ type: 'failed', trouble: { is: 'refused', message: answer.refusal.message } })
    },
    [versionId, me],
  )

  useEffect(() => {
    const { flying, conflict, trouble, stale, pending } = state
    if (flying || conflict || trouble?.is === 'refused') return
    const [first] = pending
    const blind = first !== undefined && first.is !== 'do' && first.blind
    if (stale && !blind) {
      const timer = setTimeout(() => void reload(), trouble ? PAUSE.retry : 0)
      return () => clearTimeout(timer)
    }
    if (!first) return
    const typing = first.is === 'do' && first.step.merge !== null && pending.length === 1
    const timer = setTimeout(() => void send(first), trouble ? PAUSE.retry : typing ? PAUSE.typing : PAUSE.step)
    return () => clearTimeout(timer)
  }, [state, send, reload])

  // Our own saves are heard too; one look after they have settled is enough.
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const look = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const { pending, flying, conflict, trouble } = now.current.state
      if (conflict || trouble) return
      if (pending.length > 0 || flying) look()
      else void reload()
    }, PAUSE.look)
  }, [reload])
  useLive([`template:${templateId}`], look)

  const unsaved = state.pending.length > 0
  useLeaveWarning(unsaved, t('leave'))

  const act = useCallback<Act>((label, operations, merge) => {
    const id = crypto.randomUUID()
    const text = label.text
      ?.replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 200)
    dispatch({
      type: 'do',
      id,
      label: { what: label.what, ...(text ? { text } : {}) },
      operations: 'do' in operations ? [operations] : operations,
      merge: merge ?? null,
    })
    return id
  }, [])
  const undo = useCallback(() => dispatch({ type: 'undo', id: crypto.randomUUID() }), [])
  const redo = useCallback(() => dispatch({ type: 'redo', id: crypto.randomUUID() }), [])
  const retry = useCallback(() => dispatch({ type: 'retry' }), [])
  const keep = useCallback(() => dispatch({ type: 'keep' }), [])
  const drop = useCallback(() => dispatch({ type: 'drop' }), [])
  const heard = useCallback(() => dispatch({ type: 'heard' }), [])
  return { state, act, undo, redo, retry, keep, drop, heard, reload, mayUndo: canUndo(state), mayRedo: canRedo(state), unsaved }
}

/** One thing that waits, through its door. Sent again after a broken connection it is recognised by its id and not done twice. */
async function sendOne(
  actions: DraftActions,
  at: { versionId: string; revision: number },
  first: Pending,
): Promise<Answer<{ revision: number }>> {
  if (first.is !== 'do') return actions[first.is](at, { idempotencyKey: first.id })
  const { id, label, before, after } = first.step
  const patch = makePatch(before, after)
  if (patch.length > MAX_OPERATIONS || JSON.stringify(patch).length > MAX_CHARACTERS)
    return actions.replace({ ...at, body: after, label }, { idempotencyKey: id })
  return actions.edit({ ...at, patch, label }, { idempotencyKey: id })
}
