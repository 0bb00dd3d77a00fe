'use client'

import { useCallback, useEffect, useState } from 'react'

const name = 'gonogo-plan-keys'

/** Whether single keys work in the plan: yes, unless this browser was told otherwise. */
export function useKeysOn(): { on: boolean; turn: (on: boolean) => void } {
  const [on, setOn] = useState(true)
  useEffect(() => {
    try {
      if (window.localStorage.getItem(name) === 'off') setOn(false)
    } catch {
      // Without storage they are on.
    }
  }, [])
  const turn = useCallback((next: boolean) => {
    setOn(next)
    try {
      window.localStorage.setItem(name, next ? 'on' : 'off')
    } catch {
      // It holds for this page then.
    }
  }, [])
  return { on, turn }
}
