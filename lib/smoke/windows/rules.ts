/** A maintenance window as it is kept. */
export type Window = {
  environmentId: string
  /** Null: every suite of the environment. */
  suiteId: string | null
  startsAt: Date
  endsAt: Date
  /** When somebody ended it before its time. */
  endedAt: Date | null
}

export type WindowState = 'running' | 'coming' | 'over'

/** Where a window stands at `now`. The start belongs to it, the end does not. One that was ended early is over, also one that never began. */
export function stateOfWindow(window: Pick<Window, 'startsAt' | 'endsAt' | 'endedAt'>, now: Date): WindowState {
  if (window.endedAt !== null && window.endedAt <= now) return 'over'
  if (window.endsAt <= now) return 'over'
  return window.startsAt <= now ? 'running' : 'coming'
}

/** Whether a window mutes the alarms of a suite in an environment at `now`. */
export function mutes(window: Window, place: { environmentId: string; suiteId: string }, now: Date): boolean {
  if (window.environmentId !== place.environmentId) return false
  if (window.suiteId !== null && window.suiteId !== place.suiteId) return false
  return stateOfWindow(window, now) === 'running'
}

/** The window that mutes longest, of those that mute now; null when none does. They may overlap. */
export function mutedBy<W extends Window>(windows: readonly W[], place: { environmentId: string; suiteId: string }, now: Date): W | null {
  return windows
    .filter((window) => mutes(window, place, now))
    .reduce<W | null>((longest, window) => (longest && longest.endsAt >= window.endsAt ? longest : window), null)
}
