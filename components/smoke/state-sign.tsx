import { Ban, Check, CircleAlert, History, TimerOff, Unplug, X } from 'lucide-react'
import type { RunState, StepState } from '@/lib/smoke/schema'

export type SignedState = RunState | StepState | 'stale'

const signs = {
  passed: Check,
  failed: X,
  timed_out: TimerOff,
  errored: CircleAlert,
  stale: History,
  cancelled: Ban,
  interrupted: Unplug,
} as const

/** The sign of a run's end: each of its own, since several ends share a colour. Decoration beside a word. */
export function StateSign({ state, size = 12 }: { state: SignedState; size?: number }) {
  if (state === 'queued' || state === 'running') return <span className="size-2 animate-pulse rounded-full bg-current" />
  if (state === 'skipped') return <span className="size-1.5 rounded-full border border-current" />
  const Drawn = signs[state]
  return <Drawn size={size} strokeWidth={2.4} aria-hidden="true" className="shrink-0" />
}
