import { type Actor, readableIntegrations } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
const named = { id: true, key: true, name: true } as const

/**
 * The suites of a key or an id, in one integration or in all the actor may read, each with the environments it can run in. A key may be of
 * several integrations: who asks chooses.
 */
export async function findSuitePlaces(actor: Actor, { suite, integration }: { suite: string; integration?: string }) {
  const readable = readableIntegrations(actor)
  const suites = await db.smokeSuite.findMany({
    where: {
      ...(isId(suite) ? { id: suite } : { key: suite }),
      ...(readable === 'all' ? {} : { integrationId: { in: readable } }),
      integration: { archivedAt: null, ...(integration ? (isId(integration) ? { id: integration } : { key: integration }) : {}) },
    },
    orderBy: [{ integration: { key: 'asc' } }, { id: 'asc' }],
    take: 100,
    select: {
      ...named,
      archivedAt: true,
      integration: {
        select: {
          ...named,
          environments: {
            where: { archivedAt: null },
            orderBy: [{ position: 'asc' }, { key: 'asc' }],
            select: { ...named, production: true },
          },
        },
      },
    },
  })
  return {
    suites: suites.map(({ archivedAt, integration: { environments, ...place }, ...own }) => ({
      ...own,
      archived: archivedAt !== null,
      integration: place,
      environments,
      may: { start: can(actor, 'smoke.start', place.id) },
    })),
  }
}
