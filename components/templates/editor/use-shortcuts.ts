'use client'

import { useEffect, useRef } from 'react'

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), ⌘ on a Mac. What is typed and not yet taken over stays the input's own to undo. */
export function useShortcuts(undo: () => void, redo: () => void) {
  const latest = useRef({ undo, redo })
  latest.current = { undo, redo }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      const again = (key === 'z' && event.shiftKey) || key === 'y'
      if (key !== 'z' && !again) return
      if (event.target instanceof HTMLElement && (event.target.dataset.typed !== undefined || event.target.closest('[data-own-undo]')))
        return
      event.preventDefault()
      if (again) latest.current.redo()
      else latest.current.undo()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
