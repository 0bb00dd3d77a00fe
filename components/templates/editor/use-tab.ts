'use client'

import { useEffect, useState } from 'react'
import { TABS, type TabName } from './problem-place'

/** The tab the address names; changing it changes the address and loads nothing. */
export function useTab(): [TabName, (tab: TabName) => void] {
  const [tab, setTab] = useState<TabName>('plan')
  useEffect(() => {
    const named = new URLSearchParams(window.location.search).get('tab')
    const known = TABS.find((name) => name === named)
    if (known) setTab(known)
  }, [])
  const change = (next: TabName) => {
    setTab(next)
    window.history.replaceState(null, '', next === 'plan' ? window.location.pathname : `?tab=${next}`)
  }
  return [tab, change]
}
