import { shiftClock } from '@/lib/core/clock'
import { completeRelease } from '@/lib/releases/complete-release'
import { requestSignOff } from '@/lib/releases/request-sign-off'
import { startRelease } from '@/lib/releases/start-release'
import { watchRelease } from '@/lib/releases/watch-release'
import { done } from './done'
import { fillLessons } from './fill-lessons'
import { fillOtherReleases } from './fill-other-releases'
import type { Cast } from './fill-people'
import { day, makeRelease, minute, nightWindow, signAll, work, workReadings } from './make-release'
import { runEverything, runReleaseSuite } from './run-suite'

const hostaway = { integration: 'hostaway', template: 'dated_release', image: 'listings' }

/** One release that went out twelve days ago and was completed, one of each other integration on its way, and one for the night after next. */
export async function fillReleases(cast: Cast): Promise<void> {
  await completed(cast)
  await recentRuns(cast)
  await fillOtherReleases(cast)
  await preparing(cast)
}

/** Lived through on a clock set back, so that its window, signatures and ticks lie where they would have lain. */
async function completed(cast: Cast): Promise<void> {
  const opens = nightWindow(-12)
  const ines = cast.ines!
  try {
    shiftClock(opens.getTime() - 2 * 60 * minute - Date.now())
    const facts = { cursor_pagination: false }
    const releaseId = await makeRelease(cast, opens, { ...hostaway, title: 'Booking search', version: '2.13.1', facts })
    await work(cast, releaseId, (item) => item.before === 'start')
    await runReleaseSuite(cast.ayo!, releaseId)
    done(await requestSignOff(ines, { releaseId }))
    await signAll(cast, releaseId, 'start')
    shiftClock(opens.getTime() - Date.now())
    done(await startRelease(ines, { releaseId }))
    await runReleaseSuite(cast.sam!, releaseId)
    await work(cast, releaseId, (item) => item.before === 'completion' && item.kind !== 'reading' && isEarly(item.dueAt, opens))
    shiftClock(opens.getTime() + 70 * minute - Date.now())
    done(await watchRelease(ines, { releaseId }))
    await workReadings(cast, releaseId)
    shiftClock(opens.getTime() + 9 * day - Date.now())
    await fillLessons(cast, releaseId)
    // What is asked after thirty days is not known after nine.
    await work(cast, releaseId, (item) => item.before === 'completion' && item.phase !== 'd_plus_30')
    await signAll(cast, releaseId, 'completion')
    done(await completeRelease(ines, { releaseId }))
  } finally {
    shiftClock(0)
  }
}

/** A week of runs, one round a day, so that strips and charts have something to show. The last is from this morning. */
async function recentRuns(cast: Cast): Promise<void> {
  try {
    for (let ago = 6; ago >= 0; ago--) {
      shiftClock(-ago * day - 20 * minute)
      await runEverything(cast.sam!)
    }
  } finally {
    shiftClock(0)
  }
}

/** What happens inside the window; the rest is for the watch. */
const isEarly = (dueAt: Date | null, opens: Date) => dueAt !== null && dueAt.getTime() <= opens.getTime() + 60 * minute

/** Most of it is done; what is left shows what a person does next. */
async function preparing(cast: Cast): Promise<void> {
  const releaseId = await makeRelease(cast, nightWindow(2), { ...hostaway, title: 'Cursor pagination', version: '2.14.0', facts: {} })
  const open = new Set(['page_load', 'rollback_tested', 'release_notes', 'staging_load'])
  const ready = new Set(['pre_deployment', 'd_minus_7'])
  await work(cast, releaseId, (item) => item.before === 'start' && ready.has(item.phase) && !open.has(item.key))
}
