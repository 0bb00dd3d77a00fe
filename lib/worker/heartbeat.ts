import { steadyMs } from '@/lib/core/clock'
import { type Timings, timings } from './timings'

/** Everything a heartbeat needs from outside; times are milliseconds. */
export type HeartbeatParts = {
  /** Writes the sign of life; false when this worker was declared dead. */
  beat: () => Promise<boolean>
  /** Ends the process at once, without finishing anything. */
  fence: (reason: string) => void
  /** A clock that only goes forward enough: the later of wall clock and steady clock counts. */
  clock?: () => number
  times?: Pick<Timings, 'beatEvery' | 'fenceAfter'>
}

/**
 * Keeps a worker's sign of life and ends the worker when it can no longer show one. Its jobs are taken over some time after the last sign
 * (`deadAfter`); a worker that stood still, lost the database or was cut off is gone by then, so nothing runs twice at the same time.
 */
export function startHeartbeat({ beat, fence, clock = steadyMs, times = timings }: HeartbeatParts): {
  stop: () => void
  check: () => void
  beatNow: () => Promise<void>
} {
  let last = clock()
  let busy = false
  const beatNow = async () => {
    if (busy) return
    busy = true
    // Counted from before it is sent: the database's time of it is later, so we give up before others take over.
    const sent = clock()
    try {
      if (await beat()) last = sent
      else fence('others have taken over its jobs')
    } catch {
      // Tried again at the next beat; the check below decides.
    } finally {
      busy = false
    }
  }
  const check = () => {
    if (clock() - last > times.fenceAfter) fence('it could not show a sign of life')
  }
  const timers = [setInterval(() => void beatNow(), times.beatEvery), setInterval(check, times.beatEvery / 5)]
  return { stop: () => timers.forEach(clearInterval), check, beatNow }
}
