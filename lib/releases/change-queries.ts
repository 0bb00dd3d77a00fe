import { db } from '@/lib/core/db/client'
import type { LoadedRelease } from './load-facts'
import type { ChangeView } from './view'

/** Most changes shown; the change log has all of them. */
const most = 50

/**
 * What changed after the first signature, newest first: the release itself, its environment, and its integration. Signatures are not
 * changes.
 */
export async function listChangesSince(release: LoadedRelease, first: Date): Promise<ChangeView[]> {
  const until = release.endedAt ? { lte: release.endedAt } : {}
  const rows = await db.change.findMany({
    where: {
      at: { gt: first, ...until },
      integrationId: release.integrationId,
      OR: [{ releaseId: release.id }, { environmentId: release.environmentId, releaseId: null }, { environmentId: null, releaseId: null }],
      NOT: ['signed_go', 'signed_nogo'].map((what) => ({ kind: 'release', details: { path: ['what'], equals: what } })),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: most,
  })
  return rows.map(({ id, at, kind, summary, actorName, details }) => {
    const told = (details ?? {}) as Record<string, unknown>
    return { id, at: at.toISOString(), kind, what: typeof told.what === 'string' ? told.what : '', summary, actorName, details: told }
  })
}
