import { setTimeout as wait } from 'node:timers/promises'

/** The time as steps see it; a test gives its own and waits for nothing. */
export type StepClock = {
  /** What the clock on the wall shows. */
  now: () => Date
  /** Milliseconds since some moment, never set back. */
  elapsed: () => number
  /** Comes back after so many milliseconds, or at once when `signal` says stop. Never throws. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
}

export const stepClock: StepClock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  wait: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
}
