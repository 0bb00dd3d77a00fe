'use client'

import { type ReactNode, useEffect, useState } from 'react'

/** Draws its content once the page has been painted and is idle: heavy drawings must not delay what is read first. */
export function AfterPaint({ fallback, children }: { fallback: ReactNode; children: () => ReactNode }) {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    // Safari has no idle callback.
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(() => setPainted(true), 120)
      return () => clearTimeout(timer)
    }
    const handle = requestIdleCallback(() => setPainted(true), { timeout: 1000 })
    return () => cancelIdleCallback(handle)
  }, [])
  return painted ? children() : fallback
}
