import { useEffect, useRef } from 'react'

/** Asks before the browser leaves a form that was typed into. `begun`: there is something to lose from the start. */
export function useLeaveGuard(begun = false) {
  const dirty = useRef(begun)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])
  return dirty
}
