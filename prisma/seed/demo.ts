import { db } from '@/lib/core/db/client'
import { installShipped } from '@/lib/worker/install-shipped'
import { fillIntegrations } from './demo/fill-integrations'
import { type Cast, fillPeople } from './demo/fill-people'
import { fillReleases } from './demo/fill-releases'

/**
 * Fills an empty database with the demo, through the product's own verbs: a cast for every role, the five integrations, and a release of
 * each: from one being prepared to one completed. Everything in it is made up. The launcher decides whether it may run at all.
 */
export async function seedDemo(): Promise<void> {
  await installShipped()
  const cast = await fillPeople()
  await fillIntegrations(cast)
  await fillReleases(cast)
  await endSessions(cast)
}

/** Ends the sessions the filling needed. */
async function endSessions(cast: Cast): Promise<void> {
  await db.session.deleteMany({ where: { id: { in: Object.values(cast).map((person) => person.sessionId) } } })
}
