import { shiftClock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { installShipped } from '@/lib/worker/install-shipped'
import { fillIntegrations, setUpDaysAgo } from './demo/fill-integrations'
import { type Cast, fillPeople } from './demo/fill-people'
import { fillReleases } from './demo/fill-releases'
import { fillSchedules } from './demo/fill-schedules'

/**
 * Fills an empty database with the demo, through the product's own verbs: a cast for every role, the five integrations, a release of
 * each and two more, from one being prepared to one completed, and suites that run by themselves. Everything in it is made up. The launcher decides whether it may run at all.
 */
export async function seedDemo(): Promise<void> {
  await installTemplates()
  const cast = await fillPeople()
  await fillIntegrations(cast)
  await fillReleases(cast)
  await fillSchedules(cast)
  await endSessions(cast)
}

/** A day before the integrations are set up: every release of the demo is made from templates that were there. */
async function installTemplates(): Promise<void> {
  shiftClock(-(setUpDaysAgo + 1) * 24 * 60 * 60_000)
  try {
    await installShipped()
  } finally {
    shiftClock(0)
  }
}

/** Ends the sessions the filling needed. */
async function endSessions(cast: Cast): Promise<void> {
  await db.session.deleteMany({ where: { id: { in: Object.values(cast).map((person) => person.sessionId) } } })
}
