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
