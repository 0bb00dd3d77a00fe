'use client'

import { useFormatter } from 'next-intl'

/** A day such as `2026-11-29` as people read it; a day has no zone. */
export function Day({ on }: { on: string }) {
  const format = useFormatter()
  const options = { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
  return <time dateTime={on}>{format.dateTime(new Date(`${on}T00:00:00Z`), options)}</time>
}
