export type WindowState = 'running' | 'coming' | 'over'

/** Where a window stands at `now`. The start belongs to it, the end does not. One that was ended early is over, also one that never began. */
export function stateOfWindow(window: { startsAt: Date; endsAt: Date; endedAt: Date | null }, now: Date): WindowState {
  if (window.endedAt !== null && window.endedAt <= now) return 'over'
  if (window.endsAt <= now) return 'over'
  return window.startsAt <= now ? 'running' : 'coming'
}
