import { type Actor, mayRead } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { type RunHistoryFilter, runsPerPage } from './history-schema'

const broken = ['failed', 'errored', 'timed_out'] as const

/**
 * One page of the runs of a suite, newest first. `next` continues it; null at its end. Goes by the index of suite, environment and creation, so a
 * later page costs what the first does. Null when the suite is not there for this actor.
 */
export async function listRuns(actor: Actor, filter: RunHistoryFilter) {
  const suite = await db.smokeSuite.findUnique({
    where: { id: filter.suiteId },
    select: { integrationId: true, integration: { select: { environments: { select: { id: true, key: true, name: true } } } } },
  })
  if (!suite || !mayRead(actor, suite.integrationId)) return null
  const environments = suite.integration.environments.filter(({ key }) => filter.environment === undefined || key === filter.environment)
  const last = filter.after
    ? await db.smokeRun.findFirst({ where: { id: filter.after, suiteId: filter.suiteId }, select: { id: true, createdAt: true } })
    : null
  const rows = await db.smokeRun.findMany({
    where: {
      suiteId: filter.suiteId,
      environmentId: { in: environments.map(({ id }) => id) },
      ...(filter.state ? { state: filter.state === 'broken' ? { in: [...broken] } : filter.state } : {}),
      ...(filter.trigger ? { trigger: filter.trigger } : {}),
      createdAt: {
        ...(filter.since ? { gte: new Date(filter.since) } : {}),
        ...(filter.until ? { lt: new Date(filter.until) } : {}),
      },
      ...(last ? { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] } : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: runsPerPage + 1,
    select: {
      id: true,
      state: true,
      environmentId: true,
      revision: true,
      trigger: true,
      requestedByName: true,
      createdAt: true,
      startedAt: true,
      finishedAt: true,
      stepCount: true,
      passedCount: true,
      summary: true,
      keptFromId: true,
    },
  })
  const nameOf = new Map(environments.map(({ id, name }) => [id, name]))
  const shown = rows.slice(0, runsPerPage)
  return {
    runs: shown.map(({ environmentId, ...run }) => ({ ...run, environment: nameOf.get(environmentId) ?? '' })),
    next: rows.length > runsPerPage ? (shown.at(-1)?.id ?? null) : null,
  }
}
export type RunHistory = NonNullable<Awaited<ReturnType<typeof listRuns>>>
