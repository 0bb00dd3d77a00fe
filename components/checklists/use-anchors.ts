'use client'

import { useEffect } from 'react'
import type { PlanItem } from '@/lib/checklists/view'

/**
 * Follows `#item-ID` and `#suite-ID`: shows the item the address names (the first bound to the suite) and moves the focus to it, on arrival
 * and whenever the address changes.
 */
export function useAnchors(items: readonly PlanItem[], show: (item: PlanItem) => void): void {
  useEffect(() => {
    const follow = () => {
      const [, what, id] = /^#(item|suite)-([0-9a-f-]{36})$/.exec(window.location.hash) ?? []
      const item = what === 'suite' ? items.find((one) => one.suite?.id === id) : items.find((one) => one.id === id)
      if (!item) return
      show(item)
      // After the phase has opened.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const row = document.getElementById(`item-${item.id}`)
          row?.scrollIntoView({ block: 'center' })
          row?.focus({ preventScroll: true })
        }),
      )
    }
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
    // On arrival and on new addresses only: not whenever an item changes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [show])
}
