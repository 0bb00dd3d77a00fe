import { useEffect, useRef, useState } from 'react'

type Where = 'first' | 'toggle' | 'up' | 'down'

/**
 * Keeps the keyboard where the work is after entries were added, moved or removed, and says what became of them. The list's element holds
 * entries marked `data-entry`, their buttons marked `data-role`.
 */
export function useEntryFocus(entries: readonly unknown[]) {
  const list = useRef<HTMLDivElement>(null)
  const wanted = useRef<{ id: number; where: Where } | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const { id, where } = wanted.current ?? {}
    wanted.current = null
    const entry = id === undefined ? null : list.current?.querySelector(`[data-entry="${id}"]`)
    if (!entry) return
    const fields = 'input:not([type=hidden]):not([type=file]), select, textarea'
    const found = entry.querySelector<HTMLElement>(where === 'first' ? `[id]:not([hidden]) ${fields}` : `[data-role=${where}]:enabled`)
    const target = found ?? entry.querySelector<HTMLElement>('[data-role=toggle]')
    // An arrow that is at its end cannot be pressed again; the heading can.
    target?.focus()
  }, [entries])
  return {
    list,
    said,
    focus: (id: number | undefined, where: Where, text = '') => {
      wanted.current = id === undefined ? null : { id, where }
      setSaid(text)
    },
  }
}
