'use client'

import { useNow } from './use-now'
import { useSpan } from './use-span'

/** A length of time in milliseconds, as people say it; `null` is a dash. */
export function Duration({ ms }: { ms: number | null | undefined }) {
  const span = useSpan()
  if (ms === null || ms === undefined) return <span className="text-ink-3">–</span>
  return <span className="whitespace-nowrap">{span(ms)}</span>
}

/** Time since a moment, counting every second: how long something has been running. */
export function Elapsed({ since }: { since: Date | string }) {
  const now = useNow(1_000)
  const span = useSpan()
  return <span className="whitespace-nowrap">{span(Math.max(0, Math.floor((now - new Date(since).getTime()) / 1000) * 1000))}</span>
}
