import { completeRelease } from '@/lib/releases/complete-release'
import { requestSignOff } from '@/lib/releases/request-sign-off'
import { startRelease } from '@/lib/releases/start-release'
import { watchRelease } from '@/lib/releases/watch-release'
import { Agenda } from './agenda'
import { done } from './done'
import { fillLessons } from './fill-lessons'
import { fillOtherReleases } from './fill-other-releases'
import type { Cast } from './fill-people'
import { day, hour, makeRelease, minute, nightWindow, signAll, work } from './make-release'
import { recentRuns } from './recent-runs'
import { runReleaseSuites } from './run-suite'
import { noteWork } from './when-worked'

const hostaway = { integration: 'hostaway', template: 'dated_release', image: 'listings' }

/** One release that went out twelve days ago and was completed, one for the night after next, and others on their way. */
export async function fillReleases(cast: Cast): Promise<void> {
  const agenda = new Agenda()
  completed(agenda, cast)
  recentRuns(agenda, cast)
  fillOtherReleases(agenda, cast)
  preparing(agenda, cast)
  await agenda.live()
}

/** Booking search: ten days of preparing, a night, a week of watching, a retrospective. */
function completed(agenda: Agenda, cast: Cast): void {
  const opens = nightWindow(-12).getTime()
  const closed = opens + 9 * day
  const ines = cast.ines!
  agenda.note(opens - 10 * day, async () => {
    const facts = { cursor_pagination: false }
    const releaseId = await makeRelease(cast, new Date(opens), { ...hostaway, title: 'Booking search', version: '2.13.1', facts })
    // What is asked after thirty days is not known after nine.
    await noteWork(agenda, cast, releaseId, (item) => item.phase !== 'd_plus_30')
    agenda.note(opens - 3 * hour, async () => {
      await runReleaseSuites(cast.ayo!, releaseId)
      done(await requestSignOff(ines, { releaseId }))
    })
    agenda.note(opens - 2 * hour, () => signAll(cast, releaseId, 'start'))
    agenda.note(opens, async () => void done(await startRelease(ines, { releaseId })))
    agenda.note(opens + 21 * minute, () => runReleaseSuites(cast.sam!, releaseId))
    agenda.note(opens + 70 * minute, async () => void done(await watchRelease(ines, { releaseId })))
    agenda.note(closed, async () => {
      await fillLessons(cast, releaseId)
      await work(cast, releaseId, (item) => item.before === 'completion' && item.phase !== 'd_plus_30')
      await signAll(cast, releaseId, 'completion')
      done(await completeRelease(ines, { releaseId }))
    })
  })
}

/** Most of it is done; what is left shows what a person does next. */
function preparing(agenda: Agenda, cast: Cast): void {
  const opens = nightWindow(2)
  const open = new Set(['page_load', 'rollback_tested', 'release_notes', 'staging_load'])
  const ready = new Set(['pre_deployment', 'd_minus_7'])
  agenda.note(opens.getTime() - 10 * day, async () => {
    const releaseId = await makeRelease(cast, opens, { ...hostaway, title: 'Cursor pagination', version: '2.14.0', facts: {} })
    await noteWork(agenda, cast, releaseId, (item) => item.before === 'start' && ready.has(item.phase) && !open.has(item.key))
  })
}
