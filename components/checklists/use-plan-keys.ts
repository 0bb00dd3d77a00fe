'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { keyDoes, stepTo } from './plan-keys'

type Calls = {
  /** Items as they stand in the page, of open phases only. */
  ids: readonly string[]
  on: boolean
  tick: (id: string) => void
  open: (id: string) => void
  note: (id: string) => void
  help: () => void
  /** Puts an item into the page that was left out of it. */
  bring: (id: string) => void
}

/** The controls of an item that the keys move between: its box, or its text where it has none. */
export function focusItem(id: string, column: 'box' | 'text' = 'box'): boolean {
  const row = document.getElementById(`item-${id}`)
  const target = row?.querySelector<HTMLElement>(column === 'box' ? '[data-box], [data-text]' : '[data-text]')
  target?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
  return target !== null && target !== undefined
}

/**
 * The keys of the plan, and a focus that is never lost: when the item that had it leaves the page, the one in its place gets it.
 * Keys are heard while the focus is in the plan or nowhere, never in a field or a dialog.
 */
export function usePlanKeys(plan: RefObject<HTMLElement | null>, search: RefObject<HTMLInputElement | null>, calls: Calls): void {
  const latest = useRef(calls)
  latest.current = calls
  const held = useRef<{ id: string; index: number } | null>(null)

  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const { on, ids, tick, open, note, help, bring } = latest.current
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const target = event.target instanceof HTMLElement ? event.target : document.body
      if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]')) return
      const row = target.closest<HTMLElement>('[data-item]')
      const here = plan.current
      const does = keyDoes(event.key, {
        typing: target.matches('input:not([type="checkbox"]), textarea, select, [contenteditable="true"]'),
        searching: target === search.current,
        onItem: row !== null && (row === target || target.matches('[data-box], [data-text]')),
        near: target === document.body || (here?.contains(target) ?? false),
      })
      // Space on a box is the box's own.
      if (does === null || (does === 'tick' && target.matches('[data-box]'))) return
      if (!on && does !== 'leave') return
      event.preventDefault()
      const id = row?.dataset.item ?? null
      if (does === 'search') search.current?.focus()
      else if (does === 'leave') {
        search.current?.blur()
        if (ids[0]) focusItem(ids[0])
      } else if (does === 'help') help()
      else if (does === 'next' || does === 'previous') {
        const to = stepTo(ids, id ?? held.current?.id ?? null, does)
        if (to === null) return
        const column = target.matches('[data-text]') ? 'text' : 'box'
        if (focusItem(to, column)) return
        bring(to)
        requestAnimationFrame(() => requestAnimationFrame(() => focusItem(to, column)))
      } else if (id !== null) ({ tick, open, note })[does](id)
    }
    // A button would be pressed when space is let go.
    const up = (event: KeyboardEvent) => {
      if (latest.current.on && event.key === ' ' && event.target instanceof HTMLElement && event.target.matches('[data-text]'))
        event.preventDefault()
    }
    const focus = (event: FocusEvent) => {
      const id = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-item]')?.dataset.item : undefined
      if (id !== undefined) held.current = { id, index: latest.current.ids.indexOf(id) }
      else if (event.target instanceof HTMLElement && !plan.current?.contains(event.target)) held.current = null
    }
    document.addEventListener('keydown', down)
    document.addEventListener('keyup', up)
    document.addEventListener('focusin', focus)
    return () => {
      document.removeEventListener('keydown', down)
      document.removeEventListener('keyup', up)
      document.removeEventListener('focusin', focus)
    }
  }, [plan, search])

  // After every change of what is shown: the row that had the focus may have gone.
  useEffect(() => {
    const last = held.current
    if (!last || document.activeElement !== document.body) return
    if (focusItem(last.id)) return
    const next = calls.ids[Math.min(Math.max(last.index, 0), calls.ids.length - 1)]
    if (next) focusItem(next)
  }, [calls.ids])
}
