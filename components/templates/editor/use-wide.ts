'use client'

import { useSyncExternalStore } from 'react'

const query = '(min-width: 1024px)'

/** Whether there is room for an item's details beside the outline. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
    () => true,
  )
}
