let offsetMs = 0

/** The instance's clock. Orders nothing (database time does); used where no transaction is open. */
export function now(): Date {
  return new Date(Date.now() + offsetMs)
}

/** Moves the clock of this process, for tests and drills. The offset also reaches `now` in commands. */
export function shiftClock(ms: number): void {
  offsetMs = ms
}

/** Milliseconds the clock has been moved by. */
export function clockOffset(): number {
  return offsetMs
}

/**
 * Milliseconds since this process began, by whichever clock went further: one stands still while the machine sleeps, the other can be set
 * back. For leases and signs of life: whoever stood still must know that it did.
 */
export function steadyMs(): number {
  return Math.max(performance.now() - originSteady, Date.now() - originWall)
}
const originSteady = performance.now()
const originWall = Date.now()
