const minutes = [1, 2, 5, 10, 30, 60, 120, 240, 480, 720, 1440]

/**
 * When to try again after so many failed tries, in milliseconds; null when it is time to give up (after about two
 * days). `jitter` in [0, 1) spreads messages that failed together over a tenth of the pause.
 */
export function backoff(attempts: number, jitter: number): number | null {
  const pause = minutes[attempts - 1]
  return pause === undefined ? null : Math.round(pause * 60_000 * (1 + jitter / 10))
}
