import { type Actor, mayRead, readableIntegrations } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'

const byName = [{ name: 'asc' as const }, { id: 'asc' as const }]
const suiteFields = { id: true, key: true, name: true } as const

/** The integrations this actor may make suites for, with the variables steps can use and the suites they can put in. */
export async function listSuitePlaces(actor: Actor) {
  const readable = readableIntegrations(actor)
  const found = await db.integration.findMany({
    where: { ...(readable === 'all' ? {} : { id: { in: readable } }), archivedAt: null },
    orderBy: byName,
    select: {
      id: true,
      key: true,
      name: true,
      variables: { where: { removedAt: null }, orderBy: { key: 'asc' }, select: { key: true, kind: true, description: true } },
      suites: { where: { archivedAt: null }, orderBy: byName, select: suiteFields },
    },
  })
  return found.filter((integration) => can(actor, 'suite.create', integration.id))
}

/** The suites of an integration that another of its suites may put in, by name; none for who may not read it. */
export async function listSiblingSuites(actor: Actor, integrationId: string) {
  if (!mayRead(actor, integrationId)) return []
  return db.smokeSuite.findMany({ where: { integrationId, archivedAt: null }, orderBy: byName, select: suiteFields })
}
