import { type Actor, readableIntegrations } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'

/** The integrations that have releases and that the actor may read, for the filter of the releases page. */
export async function listReleaseSources(actor: Actor): Promise<{ id: string; name: string }[]> {
  const readable = readableIntegrations(actor)
  return db.integration.findMany({
    where: { ...(readable === 'all' ? {} : { id: { in: readable } }), releases: { some: {} } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
}
