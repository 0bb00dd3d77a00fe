import type { RunState } from '../schema'
import type { AlarmState } from './schema'

/** What an alarm rests on. */
export type AlarmFacts = {
  alarm: AlarmState
  alarmSince: Date | null
  /** Runs in a row, up to the newest that said something. */
  failedInRow: number
  passedInRow: number
}

/** How many in a row it takes. */
export type AlarmLimits = { failAfter: number; recoverAfter: number }

/** A number in a row grows no further than this: more says nothing new. */
const mostCounted = 1_000_000

/**
 * What an alarm says after one more run, which ended at `at`. Failed and timed out count against it, and so does errored: who cannot be asked
 * does not work for whoever asks. Interrupted and cancelled say nothing: they neither count nor break a row. Before it has ever said
 * anything, one pass is enough to say that all is well. Maintenance is no part of this: it mutes, and never resets.
 */
export function judgeAlarm(before: AlarmFacts, limits: AlarmLimits, run: { state: RunState; at: Date }): AlarmFacts {
  const { state, at } = run
  if (state === 'passed') {
    const passedInRow = Math.min(before.passedInRow + 1, mostCounted)
    const needed = before.alarm === 'alarming' ? limits.recoverAfter : 1
    return { ...turned(before, passedInRow >= needed ? 'ok' : before.alarm, at), passedInRow, failedInRow: 0 }
  }
  if (state !== 'failed' && state !== 'timed_out' && state !== 'errored') return before
  const failedInRow = Math.min(before.failedInRow + 1, mostCounted)
  return { ...turned(before, failedInRow >= limits.failAfter ? 'alarming' : before.alarm, at), failedInRow, passedInRow: 0 }
}

function turned(before: AlarmFacts, alarm: AlarmState, at: Date): Pick<AlarmFacts, 'alarm' | 'alarmSince'> {
  return alarm === before.alarm ? { alarm, alarmSince: before.alarmSince } : { alarm, alarmSince: at }
}

/**
 * What people are to be told now: that it alarms, that it has recovered, or nothing. `told` is what they were told last. What turned while a
 * window muted it is told when the window is over, if it is still so; an alarm that came and went inside of it is never told.
 */
export function decideNotice(alarm: AlarmState, told: AlarmState, muted: boolean): 'alarming' | 'recovered' | 'mark' | null {
  if (alarm === told) return null
  // That all is well for the first time is no news, muted or not.
  if (alarm === 'ok' && told === 'unknown') return 'mark'
  if (muted) return null
  if (alarm === 'alarming') return 'alarming'
  return told === 'alarming' && alarm === 'ok' ? 'recovered' : 'mark'
}

/** Whether a run ended otherwise than the one that said something before it. A first word is a change. */
export function isTurn(before: Pick<AlarmFacts, 'failedInRow' | 'passedInRow'>, state: RunState): boolean {
  if (state === 'passed') return before.passedInRow === 0
  if (state === 'failed' || state === 'timed_out' || state === 'errored') return before.failedInRow === 0
  return false
}

type WindowFacts = { environmentId: string; suiteId: string | null; startsAt: Date; endsAt: Date; endedAt: Date | null }

/** The window that mutes a suite in an environment at a moment: the one that lasts longest; null when there is none. */
export function mutingWindow<W extends WindowFacts>(
  windows: readonly W[],
  place: { suiteId: string; environmentId: string },
  at: Date,
): W | null {
  const open = windows.filter(
    (window) =>
      window.environmentId === place.environmentId &&
      (window.suiteId === null || window.suiteId === place.suiteId) &&
      window.startsAt <= at &&
      at < window.endsAt &&
      (window.endedAt === null || at < window.endedAt),
  )
  return open.reduce<W | null>((longest, window) => (longest && longest.endsAt >= window.endsAt ? longest : window), null)
}
