import { type Actor, readableIntegrations, readableWhere } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { type ChangeFilter, changesPerPage } from './schema'

/** One page of the change log, newest first, of what the actor may read. `next` continues it; null at its end. */
export async function listChanges(actor: Actor, filter: ChangeFilter) {
  const { search, integrationId, environmentId, kind, after } = filter
  const like = { contains: search ?? '', mode: 'insensitive' as const }
  const rows = await db.change.findMany({
    where: {
      AND: [
        readableWhere(actor),
        integrationId ? { integrationId } : {},
        environmentId ? { environmentId } : {},
        kind ? { kind } : {},
        search ? { OR: [{ summary: like }, { actorName: like }, { integration: { name: like } }] } : {},
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    take: changesPerPage + 1,
    include: { integration: { select: { key: true, name: true } } },
  })
  const shown = rows.slice(0, changesPerPage)
  const ids = [...new Set(shown.flatMap((row) => (row.environmentId ? [row.environmentId] : [])))]
  const environments = await db.environment.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const nameOf = new Map(environments.map((environment) => [environment.id, environment.name]))
  return {
    changes: shown.map(({ integration, details, ...row }) => ({
      ...row,
      details: details as Record<string, unknown>,
      integration,
      environment: row.environmentId ? (nameOf.get(row.environmentId) ?? null) : null,
    })),
    next: rows.length > changesPerPage ? (shown.at(-1)?.id ?? null) : null,
  }
}
export type ChangePage = Awaited<ReturnType<typeof listChanges>>
export type ListedChange = ChangePage['changes'][number]

/** The integrations the change log can be filtered by, archived ones included. */
export async function listChangeSources(actor: Actor) {
  const readable = readableIntegrations(actor)
  return db.integration.findMany({
    where: readable === 'all' ? {} : { id: { in: readable } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      key: true,
      name: true,
      archivedAt: true,
      environments: { orderBy: { position: 'asc' }, select: { id: true, name: true } },
    },
  })
}
